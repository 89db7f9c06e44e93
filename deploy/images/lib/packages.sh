# shellcheck shell=bash
# Debian packages and the libraries they need, fetched with apt and never installed. Sourced by ../build.

# apt-get with a cache of its own and the belief that nothing is installed, so that it names the whole closure.
private_apt() {
  : > "$CACHE/no-status"
  LC_ALL=C apt-get -q -y --no-install-recommends \
    -o Dir::State::status="$CACHE/no-status" -o Dir::State::extended_states=/dev/null \
    -o Dir::Cache="$CACHE" -o Dir::Cache::archives=never-filled/ \
    -o Debug::NoLocking=1 -o APT::Sandbox::User=root -o Acquire::Retries=2 "$@" 2>&1
}

require_apt() {
  { command -v apt-get && command -v dpkg-deb; } > /dev/null ||
    fail "Image '$1' is made of Debian packages, but apt-get and dpkg-deb are missing; use a Debian or Ubuntu machine."
}

# Prints the archives (name_version_arch.deb) of the given packages and of every library that they may link to.
archives_of() {
  local answer archive
  answer=$(private_apt install --print-uris "$@") || {
    refresh_lists "$answer"
    answer=$(private_apt install --print-uris "$@") ||
      fail "apt does not find the packages '$*' ($(apt_complaint "$answer")); check /etc/apt/sources.list."
  }
  sed -n "s/^'[^']*' \([^ ]*\.deb\) .*/\1/p" <<< "$answer" | while read -r archive; do
    case $archive in
      *-perl_* | libperl* | libjs-*) ;;
      lib* | zlib1g_*) echo "$archive" ;;
      *) ! matches "${archive%%_*}" "$@" "${also[@]}" || echo "$archive" ;;
    esac
  done
}

# True if the first word fits one of the patterns after it.
matches() {
  local word=$1 pattern
  shift
  for pattern in "$@"; do
    # shellcheck disable=SC2053
    [[ $word != $pattern ]] || return 0
  done
  return 1
}

# Downloads the archives that the cache lacks; apt checks their hashes.
download() {
  local archive answer
  local -a missing=()
  for archive in "$@"; do
    [[ -f $CACHE/archives/$archive ]] || missing+=("$(package_version "$archive")")
  done
  ((${#missing[@]})) || return 0
  rm -rf "$CACHE/incoming" && mkdir "$CACHE/incoming"
  answer=$(cd "$CACHE/incoming" && private_apt download "${missing[@]}") ||
    fail "apt cannot download ${missing[*]} ($(apt_complaint "$answer")); check the network or run 'apt-get update'."
  mv "$CACHE/incoming"/*.deb "$CACHE/archives/"
}

# "zlib1g_1%3a1.2.13_amd64.deb" is package zlib1g in version 1:1.2.13.
package_version() {
  local rest=${1#*_}
  local version=${rest%_*}
  echo "${1%%_*}=${version//%3a/:}"
}

apt_complaint() {
  { grep '^E: ' <<< "$1" || tail -n1 <<< "$1"; } | head -n1 | sed 's/^E: //; s/\.$//'
}

# The package lists may be absent or too old on a fresh machine: fetch them, once.
refresh_lists() {
  [[ -z ${LISTS_REFRESHED:-} ]] || return 0
  ((EUID == 0)) ||
    fail "apt's package lists are absent or too old ($(apt_complaint "$1")); run 'sudo apt-get update' and try again."
  LISTS_REFRESHED=yes
  say "Fetching the package lists (apt-get update)."
  apt-get -qq update || fail "apt-get update failed; check this machine's network and /etc/apt/sources.list."
}

# Unpacks archives into a folder, without documentation and translations, following the merged-/usr links there.
unpack() {
  local into=$1 archive
  shift
  for archive in "$@"; do
    dpkg-deb --fsys-tarfile "$CACHE/archives/$archive" |
      tar -x -C "$into" --keep-directory-symlink --no-same-owner \
        --exclude='./usr/share/doc*' --exclude='./usr/share/man' --exclude='./usr/share/locale' \
        --exclude='./usr/share/info' --exclude='./usr/share/lintian' --exclude='./lib/systemd' \
        --exclude='./usr/lib/systemd' --exclude='./etc/init.d' --exclude='./usr/share/bash-completion' || {
      rm -f "$CACHE/archives/$archive"
      fail "The cached package $archive is damaged and was removed; run the build again."
    }
  done
}

# Puts the named packages (and the recipe's "also" patterns) into the root file system, and of all others only the libraries that these link to.
add_packages() {
  local root=$1 staging=$WORK/staging archive
  local -a archives own=() libraries=()
  shift
  mapfile -t archives < <(archives_of "$@")
  ((${#archives[@]})) || exit 1
  download "${archives[@]}"
  for archive in "${archives[@]}"; do
    if matches "${archive%%_*}" "$@" "${also[@]}"; then own+=("$archive"); else libraries+=("$archive"); fi
  done
  make_tree "$staging"
  unpack "$staging" "${libraries[@]}"
  unpack "$root" "${own[@]}"
  remove_omitted "$root"
  add_linked_libraries "$staging" "$root"
}

# Takes away what the loaded recipe leaves out (shell patterns below the root).
remove_omitted() {
  local pattern
  for pattern in "${omit[@]}"; do
    # shellcheck disable=SC2086
    (cd "$1" && rm -rf -- $pattern)
  done
}

# Asks the staged dynamic loader what the programs and modules in root link to, and copies that.
add_linked_libraries() {
  local staging=$1 root=$2 loader path library inside
  loader=$(find -L "$staging/usr/lib" -maxdepth 2 -name 'ld-linux*.so.*' | head -n1)
  [[ -n $loader ]] || fail "The package libc6 holds no dynamic loader ld-linux*.so; empty $CACHE/archives and try again."
  path=$(library_path "$staging" "$root")
  while read -r library; do
    [[ $library != missing:* ]] ||
      fail "Image '$name' lacks the library ${library#missing:}; name its package in deploy/images/$name/recipe."
    [[ $library == "$staging"/* ]] || continue
    inside=${library#"$staging"}
    mkdir -p "$root${inside%/*}"
    cp -f "$(readlink -f "$library")" "$root$inside"
  done < <(elf_files "$root" | linked_to "$loader" "$path" | LC_ALL=C sort -u)
  add_loader "$loader" "$root"
}

# The programs and shared objects in a tree, one path a line.
elf_files() {
  find "$1/usr" -type f \( -perm -u+x -o -name '*.so' -o -name '*.so.*' \) -print0 |
    xargs -0 -r grep -l --binary-files=text -m1 -P '\A\x7fELF' || true
}

# Prints the path of each library that the files named on stdin need, or "missing:<library>".
linked_to() {
  local file
  while read -r file; do
    "$1" --library-path "$2" --list "$file" 2> /dev/null |
      sed -n 's/^\s*\(\S*\) => not found.*/missing:\1/p; s/.*=> \(\/\S*\) .*/\1/p' || true
  done
}

# Programs name the loader by its ABI path, e.g. /lib64/ld-linux-x86-64.so.2.
add_loader() {
  local name=${1##*/} place=lib
  [[ $name != *x86-64* ]] || place=lib64
  cp "$(readlink -f "$1")" "$2/usr/$place/$name"
}
