package io.drydock.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcStatusTest {

  @ParameterizedTest
  @EnumSource
  void everyReasonSurvivesTheWire(Reason reason) {
    var there = GrpcStatus.toGrpc(new ApiException(reason, "because"));
    var back = GrpcStatus.fromGrpc(there);
    assertThat(back.reason()).isEqualTo(reason);
    assertThat(back).hasMessage("because");
  }

  @Test
  void detailsSurviveTheWire() {
    var invalid =
        ApiException.invalid(
            Kinds.DEPLOYMENT,
            "web",
            List.of(new StatusCause("spec.selector", "Required value", "FieldValueRequired")));
    assertThat(invalid)
        .hasMessage("Deployment.apps \"web\" is invalid: spec.selector: Required value");
    var back = GrpcStatus.fromGrpc(GrpcStatus.toGrpc(invalid)).toStatus();
    assertThat(back.getCode()).isEqualTo(422);
    assertThat(back.getDetails().getCauses().getFirst().getField()).isEqualTo("spec.selector");
  }

  @Test
  void aLostConnectionIsServiceUnavailable() {
    var lost = Status.UNAVAILABLE.withDescription("connection refused").asRuntimeException();
    var e = GrpcStatus.fromGrpc(lost);
    assertThat(e.reason()).isEqualTo(Reason.SERVICE_UNAVAILABLE);
    assertThat(e.isPassing()).isTrue();
  }

  @Test
  void theWordingIsKubernetesOwn() {
    assertThat(ApiException.notFound(Kinds.POD, "x")).hasMessage("pods \"x\" not found");
    assertThat(ApiException.staleRevision(Kinds.DEPLOYMENT, "x"))
        .hasMessage(
            "Operation cannot be fulfilled on deployments.apps \"x\": the object has been modified;"
                + " please apply your changes to the latest version and try again");
  }
}
