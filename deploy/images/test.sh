#!/usr/bin/env bash
# Builds every image and asks each one whether it works: pages, graceful ends, votes, replication, names.
# Usage: test.sh      Needs docker and curl; every step is bounded in time, nothing is left behind.
set -euo pipefail

IMAGES=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
RUN=drydock-images-test-$$
FAILED=0

cleanup() {
  docker ps -aq --filter "label=$RUN" | xargs -r docker rm -f > /dev/null
  docker network rm "$RUN" > /dev/null 2>&1 || true
}

# check <what> <command>...: the command must succeed within 30 s.
check() {
  local what=$1
  shift
  if eventually "$@"; then
    echo "ok      $what"
  else
    echo "FAILED  $what   ($*)"
    FAILED=$((FAILED + 1))
  fi
}

eventually() {
  local end=$((SECONDS + 30))
  until "$@" > /dev/null 2>&1; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

# start <alias> <image> [docker options, then -- and a command]
start() {
  local alias=$1 image=$2
  local -a options=()
  shift 2
  while (($#)) && [[ $1 != -- ]]; do options+=("$1") && shift; done
  (($# == 0)) || shift
  docker run -d --label "$RUN" --name "$RUN-$alias" --hostname "$alias" --network "$RUN" --network-alias "$alias" \
    "${options[@]}" "drydock.local/$image" "$@" > /dev/null
}

address() {
  docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$RUN-$1"
}

# page <alias> <path> <text>: the page holds the text.
page() { curl -s -m 5 "http://$(address "$1")$2" | grep -qF -- "$3"; }

post() { curl -s -m 5 -o /dev/null -d "$2" "http://$(address "$1")/"; }

inside() {
  local alias=$1
  shift
  timeout 10 docker exec "$RUN-$alias" "$@"
}

# says <alias> <text> <command>...: the command's output holds the text, whatever its exit code.
says() { { inside "$1" "${@:3}" 2>&1 || true; } | grep -F -- "$2"; }

# ends <alias> <seconds>: TERM ends the container with code 0 within that time.
ends() {
  local before=$EPOCHREALTIME
  docker stop -t 20 "$RUN-$1" > /dev/null
  [[ $(docker inspect -f '{{.State.ExitCode}}' "$RUN-$1") == 0 ]] &&
    awk -v a="$before" -v b="$EPOCHREALTIME" -v most="$2" 'BEGIN { exit !(b - a < most) }'
}

test_pause() {
  start pause pause:1
  check "pause leaves at once" ends pause 1
}

test_busybox() {
  start busybox busybox:1 -- sh -c 'echo hello > /tmp/index.html; exec httpd -f -h /tmp'
  check "busybox httpd answers" page busybox / hello
  start client busybox:1 -- sleep 300
  check "busybox wget resolves a name" says client hello wget -qO- --timeout=5 http://busybox/
  start silent busybox:1 -- nc -ll -p 80 -e sleep 60
  check "busybox wget gives up in time" says client "timed out" sh -c "wget -qO- -T 1 http://silent/"
  check "busybox nslookup resolves a name" says client "$(address busybox)" nslookup busybox
  check "busybox nc opens a connection" inside client sh -c "nc -w 5 busybox 80 < /dev/null"
}

# Requests that begin in the second after TERM must all be answered; the container is told only once.
graceful() {
  local url end
  url=http://$(address "$1")/
  docker kill -s TERM "$RUN-$1" > /dev/null
  end=$(awk -v now="$EPOCHREALTIME" 'BEGIN { printf "%.3f", now + 1 }')
  while awk -v now="$EPOCHREALTIME" -v end="$end" 'BEGIN { exit !(now < end) }'; do
    curl -sf -m 2 -o /dev/null "$url" || return 1
  done
}

test_web() {
  local version
  for version in 1 2; do
    start "web$version" "web:$version"
    check "web:$version names its version" page "web$version" / "version $version"
    check "web:$version names its pod" page "web$version" / "pod web$version"
    check "web:$version names its address" page "web$version" / "address $(address "web$version")"
    check "web:$version is healthy" page "web$version" /healthz ok
  done
  check "web goes on answering after TERM" graceful web1
  check "web ends by itself" ends web2 5
}

test_nginx() {
  start nginx nginx:1
  check "nginx shows its page" page nginx / 'Welcome to nginx!'
  check "nginx has curl" says nginx 'Welcome to nginx!' curl -s http://localhost/
  check "nginx accepts its configuration" inside nginx nginx -t -q
  check "nginx has bash" inside nginx bash -c true
  check "nginx ends at once" ends nginx 2
  start nginx2 nginx:1 -- nginx -g 'daemon off;'
  check "nginx starts by its usual command" page nginx2 / 'Welcome to nginx!'
}

redis_says() { says client "$2" sh -c "printf '$1\r\n' | nc -w 2 redis 6379"; }

test_redis() {
  start redis redis:1 -e ALLOW_EMPTY_PASSWORD=yes
  check "redis answers others" redis_says PING +PONG
  start redis-secret redis:1 -e REDIS_PASSWORD=secret
  check "redis keeps its password" says redis-secret PONG redis-cli --no-auth-warning -a secret ping
  check "redis asks for its password" says redis-secret NOAUTH redis-cli ping
  check "redis ends at once" ends redis-secret 2
}

vote_count() { page vote / "<td>$1</td><td>$2</td>"; }

test_vote() {
  start vote azure-vote-front:1 -e REDIS=vote-redis -e VOTE1VALUE=Tea -e 'VOTE2VALUE=<Coffee>' -e TITLE=Drinks
  check "the vote comes up without redis" page vote / 'Votes cannot be counted'
  start vote-redis redis:1
  check "the vote finds redis" vote_count Tea 0
  check "the vote shows its title" page vote / '<h1>Drinks</h1>'
  post vote vote=Tea && post vote vote=Tea && post vote 'vote=<Coffee>' && post vote vote=Water
  check "votes are counted" vote_count Tea 2
  check "votes are escaped" vote_count '&lt;Coffee&gt;' 1
  docker restart -t 5 "$RUN-vote-redis" > /dev/null
  post vote vote=reset
  check "votes are reset" vote_count Tea 0
  check "the vote ends by itself" ends vote 5
}

test_guestbook() {
  start guestbook guestbook-frontend:1 -e GET_HOSTS_FROM=dns
  start redis-follower guestbook-redis-follower:1
  check "the guestbook comes up without a leader" page guestbook /healthz ok
  start redis-leader redis:1
  check "the follower finds its leader" says redis-follower master_link_status:up redis-cli info replication
  check "the guestbook takes an entry" post guestbook message=hello+there
  check "the guestbook shows the entry" page guestbook / '<li>hello there</li>'
  check "the follower has the entry" says redis-follower 'hello there' redis-cli get messages
  check "guestbook.php answers" page guestbook '/guestbook.php?cmd=get&key=messages' 'hello there'
  check "the follower ends at once" ends redis-follower 2
}

test_others() {
  start hpa hpa-example:1
  check "hpa-example answers" page hpa / 'OK!'
  start bash bash:1 -- bash -c "sleep 300 & wait"
  check "bash runs" inside bash bash -c "[[ -n \$BASH_VERSION ]]"
  start python python:1 -- sleep 300
  check "python runs" inside python python3 -c 'import json, unittest, flask, redis'
}

main() {
  "$IMAGES/build" --all
  trap cleanup EXIT
  docker network create --label "$RUN" "$RUN" > /dev/null
  test_pause
  test_busybox
  test_web
  test_nginx
  test_redis
  test_vote
  test_guestbook
  test_others
  ((FAILED == 0)) || { echo "$FAILED checks failed." >&2 && exit 1; }
}

main
