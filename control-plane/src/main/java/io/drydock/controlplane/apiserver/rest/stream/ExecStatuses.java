package io.drydock.controlplane.apiserver.rest.stream;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;

/** What the error channel says at the end of an exec; after Kubernetes' remotecommand. Pure. */
final class ExecStatuses {

  private ExecStatuses() {}

  static Status exit(int code) {
    return code == 0 ? success() : nonZero(code);
  }

  private static Status success() {
    return builder().withStatus("Success").build();
  }

  private static Status nonZero(int code) {
    return builder()
        .withStatus("Failure")
        .withReason("NonZeroExitCode")
        .withMessage("command terminated with non-zero exit code: exit status " + code)
        .withNewDetails()
        .addNewCause("", Integer.toString(code), "ExitCode")
        .endDetails()
        .build();
  }

  private static StatusBuilder builder() {
    return new StatusBuilder()
        .withApiVersion("v1")
        .withKind("Status")
        .withNewMetadata()
        .endMetadata();
  }
}
