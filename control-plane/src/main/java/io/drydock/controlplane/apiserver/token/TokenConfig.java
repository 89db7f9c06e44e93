package io.drydock.controlplane.apiserver.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * What tokens are signed with and for.
 *
 * @param issuer whom they say they are from
 * @param audiences for whom this API server takes them
 * @param keys an EC pair on P-256
 */
public record TokenConfig(String issuer, List<String> audiences, KeyPair keys) {
  public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

  public TokenConfig {
    audiences = List.copyOf(audiences);
  }

  /** With keys that nobody else has: the tokens end with this process. */
  public static TokenConfig ephemeral() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new TokenConfig(ISSUER, List.of(ISSUER), generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot make EC keys on P-256", e);
    }
  }

  /**
   * @param certificate a PEM certificate of the signing key
   * @param key the signing key, PEM, PKCS#8
   * @throws IllegalStateException one sentence for the user
   */
  public static TokenConfig read(Path certificate, Path key) {
    try (InputStream in = Files.newInputStream(certificate)) {
      PublicKey known =
          CertificateFactory.getInstance("X.509").generateCertificate(in).getPublicKey();
      String pem = Files.readString(key).replaceAll("(?m)^-----.*-----\\s*$", "");
      var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem));
      KeyPair keys = new KeyPair(known, KeyFactory.getInstance("EC").generatePrivate(spec));
      return new TokenConfig(ISSUER, List.of(ISSUER), keys);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          ("--service-account-key-file %s and --service-account-signing-key-file %s do not make a"
                  + " signing key: %s; name a PEM certificate and its PKCS#8 EC key")
              .formatted(certificate, key, e.getMessage()),
          e);
    }
  }
}
