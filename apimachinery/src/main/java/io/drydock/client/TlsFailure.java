package io.drydock.client;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in a sentence why two sides of TLS do not come together, and what helps. Pure. */
public final class TlsFailure {
  private static final String ALERT = "Received fatal alert: ";

  private TlsFailure() {}

  /** Empty where the failure is not about certificates. */
  public static Optional<String> sentence(Throwable failure) {
    return causes(failure).flatMap(cause -> of(cause).stream()).reduce((outer, inner) -> inner);
  }

  /** The failure and its causes, the innermost last. */
  static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  private static Optional<String> of(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return switch (cause) {
      case CertificateNotYetValidException _ ->
          Optional.of(
              "the certificate is not valid yet (%s): a clock is behind; set this host's and the other side's"
                  .formatted(message));
      case CertificateExpiredException _ ->
          Optional.of(
              "the certificate has run out (%s): set the clock, or have a new one made"
                  .formatted(message));
      case CertPathBuilderException _, CertPathValidatorException _ ->
          Optional.of(
              "the certificate was not issued by the CA that is trusted here (%s): both sides need files of the same cluster"
                  .formatted(message));
      case CertificateException _ when message.startsWith("No ") ->
          Optional.of("the certificate is for another address (%s)".formatted(message));
      case SSLException _ when message.contains(ALERT) ->
          Optional.of(
              "the other side does not accept the certificate that it was shown (%s): it was issued by another cluster's CA, or it is out of date"
                  .formatted(message.substring(message.indexOf(ALERT) + ALERT.length())));
      default -> Optional.empty();
    };
  }
}
