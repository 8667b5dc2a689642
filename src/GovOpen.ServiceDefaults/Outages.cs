using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace GovOpen.ServiceDefaults;

/// <summary>Tells what will pass by itself (a database or service that is away) from a bug: 503 asks the caller to try again, 500 does not.</summary>
internal static class Outages
{
    public static int StatusOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true } or SocketException or HttpRequestException { StatusCode: null }) return StatusCodes.Status503ServiceUnavailable;
        }

        return StatusCodes.Status500InternalServerError;
    }
}
