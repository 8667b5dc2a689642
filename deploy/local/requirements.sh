# What GovOpen needs on a machine, found or installed. Sourced by deploy/up and tests/run; needs bash, nothing else.

say() { printf '%s\n' "$@" >&2; } # one line for each
fail() { say "$@"; exit 1; }

# --- long steps -------------------------------------------------------------------------------------------------------
# A step runs in a process group of its own, so that whatever ends this script first ends the whole step.

step_pid= step_end=
step() { # SIGNAL COMMAND…
  step_end=$1
  shift
  set -m
  "$@" </dev/null &
  step_pid=$!
  set +m
  local code=0
  wait "$step_pid" || code=$?
  step_pid=
  return "$code"
}

interrupted() {
  trap '' INT TERM HUP
  if [[ -n $step_pid ]]; then
    kill -"$step_end" -- "-$step_pid" 2>/dev/null || true
    wait "$step_pid" 2>/dev/null || true
  fi
  say "Interrupted; nothing was left running."
  exit "$1"
}

stop_in_order_when_interrupted() {
  trap 'interrupted 129' HUP
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM
}

# A caller may have closed a standard stream, or left others open that a background process would keep alive.
tidy_streams() {
  local stream
  [[ -e /proc/$$/fd/0 ]] || exec 0</dev/null
  [[ -e /proc/$$/fd/1 ]] || exec 1>/dev/null
  [[ -e /proc/$$/fd/2 ]] || exec 2>/dev/null
  for stream in /proc/$$/fd/*; do
    stream=${stream##*/}
    (( stream > 2 && stream != 255 )) && exec {stream}>&- # 255 is this script itself
  done
  return 0
}

# --- the unprivileged user ----------------------------------------------------------------------------------------------
# PostgreSQL refuses to run as root, and nothing here needs it.

service_user=$(id -un)
as_service_user=() # what to put before a command
choose_service_user() {
  (( EUID == 0 )) || return 0
  service_user=govopen
  id govopen >/dev/null 2>&1 || useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin govopen
  as_service_user=(setpriv --reuid govopen --regid "$(id -g govopen)" --clear-groups --no-new-privs --)
}

# --- programs -----------------------------------------------------------------------------------------------------------

need_dotnet() {
  local wanted=10
  command -v dotnet >/dev/null || fail "The .NET SDK $wanted is missing. Install it from https://dotnet.microsoft.com/download, then run this again."
  dotnet --list-sdks | grep -q "^$wanted\." || fail "This needs the .NET SDK $wanted; here are: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')." \
    "Install it from https://dotnet.microsoft.com/download, then run this again."
  "${as_service_user[@]}" test -x "$(readlink -f "$(command -v dotnet)")" ||
    fail "The user $service_user cannot run $(readlink -f "$(command -v dotnet)"). Install .NET where everybody reaches it, for example in /usr/share/dotnet."
}

# The folder with initdb and postgres; of the version that made the data, where there is any.
find_postgres() { # DATA
  local version folder
  version=$("${as_service_user[@]}" cat "$1/postgres/PG_VERSION" 2>/dev/null || true)
  for folder in ${version:+"/usr/lib/postgresql/$version/bin"} $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr) "$(dirname "$(readlink -f "$(command -v initdb)")")"; do
    [[ -x $folder/initdb && -x $folder/postgres ]] && { echo "$folder"; return; }
  done
  return 1
}

# The folder with the server's own script: Debian's wrapper insists on root or the user rabbitmq.
find_rabbitmq() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin | sort -Vr); do
    [[ -x $folder/rabbitmq-server ]] && { echo "$folder"; return; }
  done
  return 1
}

# Leaves the folders of both in $postgres and $rabbitmq, empty where the environment gives a server.
need_servers() { # DATA
  local missing=()
  postgres= rabbitmq=
  [[ -n ${ConnectionStrings__postgres-} ]] || postgres=$(find_postgres "$1") || missing+=(postgresql)
  [[ -n ${ConnectionStrings__rabbitmq-} ]] || rabbitmq=$(find_rabbitmq) || missing+=(rabbitmq-server)
  (( ${#missing[@]} )) || return 0

  install_packages "${missing[@]}"
  [[ -n ${ConnectionStrings__postgres-} ]] || postgres=$(find_postgres "$1") || fail "PostgreSQL was installed, but /usr/lib/postgresql has no initdb."
  [[ -n ${ConnectionStrings__rabbitmq-} ]] || rabbitmq=$(find_rabbitmq) || fail "RabbitMQ was installed, but /usr/lib/rabbitmq has no rabbitmq-server."
}

# --- installing -----------------------------------------------------------------------------------------------------------
# Debian's packages start their servers at once, and PostgreSQL's makes a cluster. Ours are private, so neither is wanted:
# while installing, policy-rc.d forbids the one and createcluster.d the other.

policy=/usr/sbin/policy-rc.d
no_cluster=/etc/postgresql-common/createcluster.d/govopen.conf

install_packages() { # PACKAGE…
  if (( EUID != 0 )) || ! command -v apt-get >/dev/null; then
    say "Missing: $*. Install them with the system's package manager (on Debian: sudo apt-get install $*)."
    fail "PostgreSQL and RabbitMQ may also run elsewhere: set ConnectionStrings__postgres (Npgsql form, a superuser) and ConnectionStrings__rabbitmq (amqp://…)."
  fi
  say "Installing $* …"
  exec {installing}>/run/lock/govopen-install
  flock "$installing"
  trap allow_servers EXIT
  forbid_servers
  export DEBIAN_FRONTEND=noninteractive
  # apt-get ends at SIGINT where that is safe, and after dpkg where it is not.
  step INT apt-get --quiet update >&2 || say "The package lists could not all be refreshed; trying with what is known."
  step INT apt-get --quiet --yes --no-install-recommends install "$@" >&2 || fail "apt-get could not install $*; its messages are above. Install them by hand, then run this again."
  # Nor shall the system's own broker start with the machine.
  [[ " $* " != *" rabbitmq-server "* ]] || systemctl --quiet disable rabbitmq-server epmd.service epmd.socket 2>/dev/null || true
  allow_servers
  trap - EXIT
  exec {installing}>&-
}

forbid_servers() {
  # One that is ours already was left by an installation that was killed.
  if [[ -e $policy || -L $policy ]] && ! grep -q 'govopen' "$policy"; then mv "$policy" "$policy.before-govopen"; fi
  printf '#!/bin/sh\n# govopen is installing packages and wants no server started\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  mkdir -p "${no_cluster%/*}"
  echo "create_main_cluster = false" >"$no_cluster"
}

allow_servers() {
  rm -f "$policy" "$no_cluster"
  if [[ -e $policy.before-govopen || -L $policy.before-govopen ]]; then mv "$policy.before-govopen" "$policy"; fi
}
