package io.drydock.kubelet.server;

import io.drydock.client.TlsFiles;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA in a folder, for the certificates of one test. */
public final class TestIdentities {
  private static final X500Name AUTHORITY = new X500Name("CN=test-ca");

  private final Path folder;
  private final KeyPair keys;

  public TestIdentities(Path folder) throws Exception {
    this.folder = folder;
    this.keys = newKeys();
    write("ca.crt", certificate(AUTHORITY, keys, true));
  }

  /** PEM files of a new identity for localhost. */
  public TlsFiles issue(String commonName) throws Exception {
    KeyPair own = newKeys();
    String file = commonName.replace(':', '-');
    write(file + ".crt", certificate(new X500Name("CN=" + commonName), own, false));
    write(file + ".key", new JcaPKCS8Generator(own.getPrivate(), null).generate());
    return new TlsFiles(
        folder.resolve("ca.crt"), folder.resolve(file + ".crt"), folder.resolve(file + ".key"));
  }

  /** What a TLS server needs, with a new identity. */
  public SSLContext serverContext(String commonName) throws Exception {
    KeyPair own = newKeys();
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(certificate(new X500Name("CN=" + commonName), own, false));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", own.getPrivate(), new char[0], new Certificate[] {certificate});
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private X509CertificateHolder certificate(X500Name subject, KeyPair of, boolean authority)
      throws IOException, OperatorCreationException {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            AUTHORITY,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofHours(1))),
            subject,
            of.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    GeneralName localhost = new GeneralName(GeneralName.dNSName, "localhost");
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(localhost));
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private void write(String file, Object pem) throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve(file));
        JcaPEMWriter writer = new JcaPEMWriter(out)) {
      writer.writeObject(pem);
    }
  }
}
