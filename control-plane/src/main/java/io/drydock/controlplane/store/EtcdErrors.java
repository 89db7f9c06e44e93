package io.drydock.controlplane.store;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** etcd's answers as {@link StoreException}s whose messages name cause and remedy. */
final class EtcdErrors {
  private EtcdErrors() {}

  /** By the words of etcd's rpctypes; none of them may be repeated blindly. */
  static StoreException of(StatusRuntimeException e, EtcdConfig config, long revision) {
    String said = Objects.requireNonNullElse(e.getStatus().getDescription(), "");
    if (said.contains("required revision has been compacted")) {
      return new CompactedException(revision, revision + 1);
    }
    if (said.contains("request is too large")
        || said.contains("larger than max")
        || said.contains("too many operations")) {
      return new TooLargeException("etcd: " + said, e);
    }
    boolean wrongTls = tlsFault(e).isPresent();
    return new StoreUnavailableException(
        "etcd at %s does not answer: %s; %s"
            .formatted(servers(config), cause(e.getStatus(), config), remedy(e)),
        !wrongTls,
        e);
  }

  static boolean isCompacted(String cancelReason) {
    return cancelReason.toLowerCase(Locale.ROOT).contains("compacted");
  }

  private static String servers(EtcdConfig config) {
    return String.join(",", config.servers().stream().map(Object::toString).toList());
  }

  private static String cause(Status status, EtcdConfig config) {
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return "nothing came within " + config.timeout().toMillis() + " ms";
    }
    for (Throwable t = status.getCause(); t != null; t = t.getCause()) {
      if (t instanceof ConnectException || t instanceof SSLException) {
        return Objects.requireNonNullElse(t.getMessage(), t.toString());
      }
    }
    String description =
        Objects.requireNonNullElse(status.getDescription(), status.getCode().toString());
    return description.lines().findFirst().orElse(description); // gRPC's inner parts follow
  }

  private static Optional<Throwable> tlsFault(Throwable e) {
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (t instanceof SSLException) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  private static boolean isUntimely(Throwable e) {
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (t instanceof CertificateNotYetValidException
          || t instanceof CertificateExpiredException) {
        return true;
      }
    }
    return false;
  }

  private static String remedy(StatusRuntimeException e) {
    String said = Objects.requireNonNullElse(e.getMessage(), "");
    if (isUntimely(e)) {
      return "compare this machine's clock with the dates of the certificates";
    }
    if (tlsFault(e).isPresent()) {
      return "check that --etcd-cafile signed its certificate and --etcd-certfile is one it trusts";
    }
    return switch (e.getStatus().getCode()) {
      case RESOURCE_EXHAUSTED ->
          said.contains("database space exceeded")
              ? "its quota is used up: compact, defragment and disarm its alarm"
              : "it is overloaded, try again";
      case DEADLINE_EXCEEDED -> "see whether its disk is full or slow, and try again";
      default -> "see whether it runs and --etcd-servers is right, and try again";
    };
  }
}
