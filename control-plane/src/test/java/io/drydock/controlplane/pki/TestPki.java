package io.drydock.controlplane.pki;

import io.drydock.client.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA in a folder, that makes certificates for one test: ECDSA P-256, PEM, PKCS#8 keys. */
public final class TestPki {
  private static final Duration AGE = Duration.ofHours(1);
  private final Path folder;
  private final X500Name name;
  private final KeyPair keys = newKeys();
  private long serial = 1;

  /**
   * @param folder where the files go; "ca.crt" is written at once
   */
  public TestPki(Path folder) {
    this.folder = folder;
    this.name = subject("test-ca");
    write(authority(), sign(name, keys, true, Instant.now().minus(AGE)));
  }

  /** The CA's certificate. */
  public Path authority() {
    return folder.resolve("ca.crt");
  }

  /** A certificate for 127.0.0.1, localhost and more names, which serves and authenticates. */
  public TlsFiles issue(String commonName, String... organizations) {
    return issueFrom(Instant.now().minus(AGE), commonName, organizations);
  }

  /** The same, valid from that time on. */
  public TlsFiles issueFrom(Instant start, String commonName, String... organizations) {
    KeyPair own = newKeys();
    String file = commonName.replace(':', '-');
    Path certificate = folder.resolve(file + ".crt");
    Path key = folder.resolve(file + ".key");
    write(certificate, sign(subject(commonName, organizations), own, false, start));
    write(key, pkcs8(own));
    return new TlsFiles(authority(), certificate, key);
  }

  /** An administrator's certificate. */
  public TlsFiles admin() {
    return issue("kubernetes-admin", "system:masters");
  }

  private X509CertificateHolder sign(
      X500Name subject, KeyPair subjectKeys, boolean authority, Instant start) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(serial++),
              Date.from(start),
              Date.from(start.plus(Duration.ofDays(1))),
              subject,
              subjectKeys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives());
      }
      return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralNames alternatives() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.dNSName, "localhost")
        });
  }

  private static X500Name subject(String commonName, String... organizations) {
    X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
    Arrays.stream(organizations).forEach(o -> builder.addRDN(BCStyle.O, o));
    return builder.addRDN(BCStyle.CN, commonName).build();
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, Object pem) {
    try (Writer out = Files.newBufferedWriter(file);
        JcaPEMWriter writer = new JcaPEMWriter(out)) {
      writer.writeObject(pem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In PKCS#8, the notation that Java and Go both read. */
  private static JcaPKCS8Generator pkcs8(KeyPair pair) {
    try {
      return new JcaPKCS8Generator(pair.getPrivate(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
