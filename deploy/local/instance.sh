# Which installation deploy/up, deploy/down and deploy/status act on. Sourced; expects $checkout.

instance_pointer=$checkout/.govopen/instance

# RabbitMQ trips over anything else in the path of its data.
is_plain() { local LC_ALL=C; [[ $1 =~ ^[A-Za-z0-9\ ._/+@:,=~-]+$ ]]; }

# --data DIR, else the installation last started from this checkout, else this checkout's own place.
data_folder() { # DIR or nothing
  local name
  name=$(basename "$checkout" | LC_ALL=C tr -c 'A-Za-z0-9._\n-' '_')-$(printf %s "$checkout" | sha256sum | cut -c1-8)
  if [[ -n ${1-} ]]; then realpath -m -- "$1"
  elif [[ -s $instance_pointer && -d $(cat "$instance_pointer") ]]; then cat "$instance_pointer"
  elif (( EUID == 0 )); then echo "/var/lib/govopen/$name"
  elif is_plain "$checkout"; then echo "$checkout/.govopen/data"
  else echo "${XDG_DATA_HOME:-$HOME/.local/share}/govopen/$name"
  fi
}

host_of() { echo "$1/build/publish/GovOpen.Local/release/GovOpen.Local.dll"; } # DATA

# Runs a verb of the installed host as the owner of the data folder.
exec_host() { # DATA VERB OPTION…
  local data=$1 owner
  shift
  if ! [[ -d $data && -x $data ]]; then
    [[ ! -d $data ]] || { echo "$data belongs to $(stat -c %U "$data"); run this as that user or as root." >&2; exit 1; }
    return 1
  fi
  [[ -f $(host_of "$data") ]] || return 1
  owner=$(stat -c %u "$data")
  cd /
  if (( EUID == 0 && owner != 0 )); then exec setpriv --reuid "$owner" --regid "$(stat -c %g "$data")" --clear-groups -- env HOME="$data" dotnet "$(host_of "$data")" "$@" --data "$data"; fi
  exec dotnet "$(host_of "$data")" "$@" --data "$data"
}
