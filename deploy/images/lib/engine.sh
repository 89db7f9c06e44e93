# shellcheck shell=bash
# What the Docker Engine is asked for. Sourced by ../build.

declare -A BUILT=() SIZES=()

require_docker() {
  local answer
  command -v docker > /dev/null ||
    fail "The docker command is missing; install the package docker.io (trixie: docker-cli as well)."
  answer=$(docker version --format '{{.Server.Version}}' 2>&1) ||
    fail "The Docker Engine at ${DOCKER_HOST:-unix:///var/run/docker.sock} does not answer; start it or set DOCKER_HOST ($(tail -n1 <<< "$answer"))."
}

# Notes hash and size of every image of ours that the engine holds.
read_built() {
  local name tag image hash size
  local -a wanted=()
  for name in $(recipes); do
    for tag in $(tags_of "$name"); do wanted+=("$REPOSITORY/$name:$tag"); done
  done
  while read -r image hash size; do
    BUILT[$image]=$hash
    SIZES[$image]=$(numfmt --to=si --suffix=B "$size")
  done < <(docker image inspect --format \
    "{{\$i := .}}{{range .RepoTags}}{{.}} {{index \$i.Config.Labels \"$LABEL\"}} {{\$i.Size}}{{\"\\n\"}}{{end}}" \
    "${wanted[@]}" 2> /dev/null | grep "^$REPOSITORY/" || true)
}

is_current() {
  [[ ${BUILT[$REPOSITORY/$1:$2]:-} == "$(recipe_hash "$1" "$2")" ]]
}

# The content of an image as a tar stream.
export_image() {
  local container
  container=$(docker create "$1" true) || fail "The base image $1 cannot be opened."
  docker export "$container"
  docker rm -f "$container" > /dev/null
}

# "a","b": the JSON form of a command line.
json_words() {
  local word out=''
  for word in "$@"; do
    word=${word//\\/\\\\}
    out+=,\"${word//\"/\\\"}\"
  done
  echo "[${out#,}]"
}

# The --change flags that describe the loaded recipe.
changes() {
  local item
  echo "LABEL $LABEL=$1"
  echo 'ENV PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin'
  for item in "${env[@]}"; do echo "ENV ${item%%=*}=\"${item#*=}\""; done
  for item in "${ports[@]}"; do echo "EXPOSE $item"; done
  [[ -z $workdir ]] || echo "WORKDIR $workdir"
  ((${#entrypoint[@]} == 0)) || echo "ENTRYPOINT $(json_words "${entrypoint[@]}")"
  ((${#cmd[@]} == 0)) || echo "CMD $(json_words "${cmd[@]}")"
}

import() {
  local image=$1 hash=$2 line
  local -a flags=()
  while read -r line; do flags+=(--change "$line"); done < <(changes "$hash")
  docker import "${flags[@]}" --message "$image, a Drydock recipe" - "$image" > /dev/null
}

# Makes one image. The recipe's "finish" command runs inside it and its effect is kept.
build_image() {
  local name tag image hash started=$EPOCHREALTIME
  local from workdir
  local -a tags packages also omit applets entrypoint cmd env ports finish
  hash=$(recipe_hash "$1" "$2")
  load_recipe "$1" "$2"
  image=$REPOSITORY/$name:$tag
  WORK=$(mktemp -d "$CACHE/work.XXXXXX")
  trap 'rm -rf "$WORK"' EXIT
  assemble "$WORK/root"
  tar -c -C "$WORK/root" --owner=0 --group=0 --numeric-owner --sort=name . | import "$image" "$hash" ||
    fail "The Docker Engine did not take image $image; is its disk full?"
  ((${#finish[@]} == 0)) || finish_image "$image" "$hash"
  rm -rf "$WORK"
  BUILT[$image]=$hash
  say "Built $image ($(size_of "$image"), $(elapsed "$started") s)."
}

# Earlier builds lost their names to new ones; containers that still use one keep it.
remove_replaced() {
  docker image prune --force --filter "label=$LABEL" > /dev/null || true
}

finish_image() {
  local container=drydock-images-$$
  docker run --name "$container" --network none --entrypoint '' "$1" "${finish[@]}" > /dev/null ||
    { docker rm -f "$container" > /dev/null; fail "In image $1 the command '${finish[*]}' failed."; }
  docker export "$container" | import "$1" "$2"
  docker rm -f "$container" > /dev/null
}

size_of() { docker image inspect --format '{{.Size}}' "$1" | numfmt --to=si --suffix=B; }

elapsed() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'; }
