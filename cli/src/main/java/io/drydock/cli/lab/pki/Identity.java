package io.drydock.cli.lab.pki;

import java.util.List;

/**
 * Somebody a certificate is issued to: the file name it is kept under, the user (CN) and group (O)
 * it stands for, and the names and addresses it may serve at; none for a mere client.
 */
record Identity(
    String file, String user, String group, List<String> names, List<String> addresses) {
  static Identity client(String file, String user, String group) {
    return new Identity(file, user, group, List.of(), List.of());
  }

  boolean serves() {
    return !names.isEmpty() || !addresses.isEmpty();
  }
}
