package io.drydock.cli.lab.pki;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * The cluster's certificates in its pki folder: makes what is missing, keeps what is there. A
 * missing authority means that everything is issued anew.
 */
public final class Pki {
  private static final String AUTHORITY = "ca";
  private final ClusterFolder folder;

  public Pki(ClusterFolder folder) {
    this.folder = folder;
  }

  /** Makes sure that every identity of the cluster has its pair. */
  public void ensure(ClusterSpec spec, Instant now) {
    try {
      boolean keep = Files.exists(folder.certificate(AUTHORITY));
      if (keep) {
        requireSound(spec, now);
      }
      var authority = keep ? existing(now) : created(now);
      issue(
          authority,
          ClusterIdentities.of(spec).stream()
              .filter(identity -> !keep || !exists(identity.file()))
              .toList());
    } catch (IOException | GeneralSecurityException e) {
      throw CliException.failure(
          "The certificates in %s cannot be made or read (%s); free space there, or remove the cluster with `drydock down`."
              .formatted(folder.pki(), e.getMessage()),
          e);
    }
  }

  /** On all cores: making keys is what takes the time. */
  private void issue(CertificateAuthority authority, List<Identity> identities)
      throws IOException, GeneralSecurityException {
    List<Callable<Void>> steps =
        identities.stream()
            .<Callable<Void>>map(identity ->
                () -> {
                  write(identity.file(), authority.issue(identity));
                  return null;
                })
            .toList();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var step : executor.invokeAll(steps)) {
        var _ = step.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failure("Interrupted while certificates were made.", e);
    } catch (ExecutionException e) {
      throw new GeneralSecurityException(e.getCause());
    }
  }

  /** What is there must be ours: a process that is given a wrong file only fails to connect. */
  private void requireSound(ClusterSpec spec, Instant now) {
    var present = ClusterIdentities.of(spec).stream().filter(i -> exists(i.file())).toList();
    new PkiCheck(folder, now)
        .problem(AUTHORITY, present)
        .ifPresent(problem -> {
          throw CliException.failure(
              "%s; put the right file back, or remove the cluster with `drydock down --name %s`."
                  .formatted(problem, folder.name()));
        });
  }

  private boolean exists(String name) {
    return Files.exists(folder.certificate(name)) && Files.exists(folder.key(name));
  }

  private CertificateAuthority existing(Instant now) throws IOException, GeneralSecurityException {
    var root =
        new CertificateAuthority.Credential(
            PemFiles.certificate(folder.certificate(AUTHORITY)),
            PemFiles.key(folder.key(AUTHORITY)));
    return new CertificateAuthority(root, now);
  }

  private CertificateAuthority created(Instant now) throws IOException, GeneralSecurityException {
    var authority = new CertificateAuthority(now);
    write(AUTHORITY, authority.root());
    return authority;
  }

  private void write(String name, CertificateAuthority.Credential credential)
      throws IOException, GeneralSecurityException {
    PemFiles.write(folder.certificate(name), folder.key(name), credential);
  }
}
