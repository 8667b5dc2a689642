using System.Linq.Expressions;

namespace GovOpen.Contracts.Access;

/// <summary>What a permission reaches, as a condition that a database can be asked with; the same answer as <see cref="Permissions.Allow"/>, row by row.</summary>
public static class Reaching
{
    /// <param name="actor">Who asks.</param>
    /// <param name="action">For what.</param>
    /// <param name="division">Where a row belongs; null: to the whole province.</param>
    /// <param name="unit">The full name of the unit whose it is.</param>
    public static Expression<Func<T, bool>> Reaches<T>(this Actor actor, StaffAction action, Expression<Func<T, string?>> division, Expression<Func<T, string?>> unit)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(division);
        ArgumentNullException.ThrowIfNull(unit);

        switch (Permissions.ReachOf(actor.Roles, action))
        {
            case Reach.Everything:
                return _ => true;
            case Reach.OwnDivision when actor.Division is not null:
                var prefix = DivisionCode.PrefixOf(actor.Division);
                var whole = DivisionCode.Covers(actor.Division, null);
                return Of(division, code => code!.StartsWith(prefix) || (code == null && whole));
            case Reach.OwnUnit when actor.Unit is not null:
                var (own, place) = (actor.Unit, actor.Division);
                return Both(Of(unit, name => name == own), Of(division, code => code == place));
            default:
                return _ => false;
        }
    }

    /// <summary>A condition on a value, as one on the row that has it.</summary>
    private static Expression<Func<T, bool>> Of<T>(Expression<Func<T, string?>> value, Expression<Func<string?, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(new Replacing(condition.Parameters[0], value.Body).Visit(condition.Body), value.Parameters);

    /// <summary>What one of two permissions reaches.</summary>
    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, new Replacing(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);
    }

    private static Expression<Func<T, bool>> Both<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(one.Body, new Replacing(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Replacing(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
