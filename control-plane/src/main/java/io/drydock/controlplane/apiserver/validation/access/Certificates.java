package io.drydock.controlplane.apiserver.validation.access;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** Requests for certificates, and certificates, in PEM. */
final class Certificates {
  private Certificates() {}

  /** The bytes in a field of an object. */
  static byte[] decode(@Nullable String base64) {
    return base64 == null ? new byte[0] : Base64.getMimeDecoder().decode(base64);
  }

  /** What is wrong with a request: its form, or its signature. */
  static Optional<String> requestProblem(byte[] pem) {
    try (PemReader reader = reader(pem)) {
      PemObject block = reader.readPemObject();
      if (block == null || !block.getType().equals("CERTIFICATE REQUEST")) {
        return Optional.of("PEM block type must be CERTIFICATE REQUEST");
      }
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(block.getContent());
      var verifier =
          new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo());
      return request.isSignatureValid(verifier)
          ? Optional.empty()
          : Optional.of("x509: signature does not match the public key");
    } catch (IOException | OperatorCreationException | PKCSException e) {
      return Optional.of("malformed certificate request: " + e.getMessage());
    }
  }

  /** What is wrong with a chain of certificates; an empty one is none. */
  static Optional<String> problem(byte[] pem) {
    if (pem.length == 0) {
      return Optional.empty();
    }
    try (PemReader reader = reader(pem)) {
      int blocks = 0;
      for (PemObject next = reader.readPemObject(); next != null; next = reader.readPemObject()) {
        Optional<String> problem = blockProblem(next);
        if (problem.isPresent()) {
          return problem;
        }
        blocks++;
      }
      return blocks == 0
          ? Optional.of("must contain at least one CERTIFICATE PEM block")
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("x509: malformed certificate");
    }
  }

  private static Optional<String> blockProblem(PemObject block) {
    if (!block.getType().equals("CERTIFICATE")) {
      return Optional.of(
          "only CERTIFICATE PEM blocks are allowed, found \"%s\"".formatted(block.getType()));
    }
    if (!block.getHeaders().isEmpty()) {
      return Optional.of("no PEM block headers are permitted");
    }
    var _ = Certificate.getInstance(block.getContent());
    return Optional.empty();
  }

  private static PemReader reader(byte[] pem) {
    return new PemReader(new StringReader(new String(pem, StandardCharsets.UTF_8)));
  }
}
