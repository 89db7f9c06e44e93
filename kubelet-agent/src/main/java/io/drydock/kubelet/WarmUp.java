package io.drydock.kubelet;

final class WarmUp {
  private WarmUp() {}

  static void run() {}
}
