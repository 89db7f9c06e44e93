# shellcheck shell=bash
# Messages, recipes and their content hashes. Sourced by ../build.

fail() {
  echo "drydock images: $*" >&2
  exit 1
}

say() { echo "drydock images: $*" >&2; }

recipes() {
  local file
  for file in "$IMAGES"/*/recipe; do basename "$(dirname "$file")"; done
}

require_recipe() {
  [[ -f $IMAGES/$1/recipe ]] ||
    fail "There is no recipe '$1'; the recipes are $(recipes | paste -sd' ')."
}

# Reads a recipe into the caller's variables. A recipe sees $tag and $name.
# shellcheck disable=SC2034
load_recipe() {
  name=$1 tag=$2
  tags=(1) from='' packages=() also=() omit=() applets=all
  entrypoint=() cmd=() env=() ports=() workdir='' finish=()
  # shellcheck source=/dev/null
  . "$IMAGES/$name/recipe"
}

tags_of() { (load_recipe "$1" '' && echo "${tags[@]}"); }

base_of() { (load_recipe "$1" "$2" && echo "$from"); }

# The hash of everything that makes an image what it is: recipe, files, build scripts, base, platform.
recipe_hash() {
  local base
  base=$(base_of "$1" "$2")
  {
    echo "$1:$2 $(platform)"
    [[ -z $base ]] || recipe_hash "$base" "$(tags_of "$base")"
    scripts_hash
    (cd "$IMAGES/$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
    (cd "$IMAGES/$1" && find . -type f -perm -u+x | LC_ALL=C sort)
  } | sha256sum | cut -c1-16
}

scripts_hash() {
  SCRIPTS_HASH=${SCRIPTS_HASH:-$(cat "$IMAGES"/lib/*.sh | sha256sum)}
  echo "$SCRIPTS_HASH"
}

# What decides which packages are unpacked, e.g. "debian-12-x86_64".
platform() {
  (. /etc/os-release && echo "$ID-${VERSION_ID:-rolling}-$(uname -m)")
}

# Two builds at once would unpack into the same folders.
lock_cache() {
  mkdir -p "$CACHE/archives" 2> /dev/null ||
    fail "The cache folder $CACHE cannot be written; set XDG_CACHE_HOME to a folder that can."
  exec 9> "$CACHE/lock"
  flock -n 9 || { say "Waiting for another build to end (lock $CACHE/lock)." && flock 9; }
}
