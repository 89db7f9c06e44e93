# shellcheck shell=bash
# Assembles an image's root file system in a folder. Sourced by ../build.

# An empty tree with Debian's merged /usr.
make_tree() {
  local directory
  mkdir -p "$1"/{usr/{bin,sbin,lib,lib64,local/bin},etc,dev,proc,sys,root,run,tmp,var/{log,tmp,www}}
  for directory in bin sbin lib lib64; do ln -sfn "usr/$directory" "$1/$directory"; done
  ln -sfn ../run "$1/var/run"
  chmod 1777 "$1/tmp" "$1/var/tmp"
}

add_accounts() {
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'www-data:x:33:33:web server:/var/www:/bin/false' \
    'nobody:x:65534:65534:nobody:/:/bin/false' > "$1/etc/passwd"
  printf '%s\n' 'root:x:0:' 'tty:x:5:' 'www-data:x:33:' 'nogroup:x:65534:' > "$1/etc/group"
  echo 'hosts: files dns' > "$1/etc/nsswitch.conf"
}

# Links the given applets ("all", or their names) where no program stands yet. A recipe with the package busybox
# has the dynamically linked one; the others get the static one.
add_busybox() {
  local root=$1 applet
  local -a links=("${@:2}")
  [[ -f $root/usr/bin/busybox ]] || cp "$(static_busybox)" "$root/usr/bin/busybox"
  [[ $2 != all ]] || mapfile -t links < <(in_root "$root" /usr/bin/busybox --list)
  for applet in "${links[@]}"; do
    [[ -e $root/usr/bin/$applet || -e $root/usr/sbin/$applet ]] || ln -s busybox "$root/usr/bin/$applet"
  done
}

# Runs a program of the tree with the tree's own libraries.
in_root() {
  local root=$1 program=$2 loader
  shift 2
  loader=$(find "$root"/usr/lib{,64} -maxdepth 1 -name 'ld-linux*.so.*' | head -n1)
  if [[ -z $loader ]]; then
    "$root$program" "$@"
  else
    "$loader" --library-path "$(library_path "$root")" "$root$program" "$@"
  fi
}

library_path() { find "${@/%//usr/lib}" -maxdepth 1 -type d -name '*-linux-gnu*' | paste -sd:; }

# This machine's busybox if it is static, else the one of the package.
static_busybox() {
  local archive
  if is_static /bin/busybox; then
    echo /bin/busybox
    return
  fi
  command -v apt-get > /dev/null ||
    fail "A statically linked /bin/busybox is needed; install the package busybox-static."
  archive=$(archives_of busybox-static | grep '^busybox-static_') ||
    fail "Neither this machine nor its apt sources have a static busybox; install the package busybox-static."
  download "$archive"
  mkdir -p "$WORK/busybox"
  dpkg-deb -x "$CACHE/archives/$archive" "$WORK/busybox"
  find "$WORK/busybox" -type f -path "*/bin/busybox"
}

is_static() { [[ -x $1 ]] && ! ldd "$1" > /dev/null 2>&1; }

# The recipe's own files, readable by every user whatever the umask of the checkout was.
add_files() {
  tar -c -C "$1" --mode=go=rX,u+rw --exclude=.keep . | tar -x -C "$2" --keep-directory-symlink --no-same-owner
}

# Builds the whole tree of the loaded recipe in $1.
assemble() {
  local root=$1
  make_tree "$root"
  if [[ -n $from ]]; then
    export_image "$REPOSITORY/$from:$(tags_of "$from")" | tar -x -C "$root" --no-same-owner --exclude=dev/*
  else
    add_accounts "$root"
  fi
  ((${#packages[@]} == 0)) || { require_apt "$name" && add_packages "$root" "${packages[@]}"; }
  [[ -n $from ]] || add_busybox "$root" "${applets[@]}"
  [[ ! -d $IMAGES/$name/files ]] || add_files "$IMAGES/$name/files" "$root"
}
