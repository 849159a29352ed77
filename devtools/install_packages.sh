#!/bin/sh
# Install Debian packages as root: install_packages.sh PACKAGE...   (called by machine.py)
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

# Debian's postgresql makes and starts a cluster of its own; ours is private, so ask it not to, this once.
no_cluster=/etc/postgresql-common/createcluster.d/liink.conf
trap 'rm -f "$no_cluster"' EXIT
mkdir -p "${no_cluster%/*}"
echo 'create_main_cluster = false' >"$no_cluster"

apt="apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 -o Acquire::http::Timeout=30 -o Dpkg::Use-Pty=0"
dpkg --configure -a # what an installation killed in its middle left behind
$apt update || echo "the package lists could not be refreshed; going on with what is known"
$apt -o Dpkg::Options::=--force-confold install --no-install-recommends "$@"
