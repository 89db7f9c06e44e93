package io.drydock.cli.demo;

import io.drydock.api.Kind;
import io.drydock.cli.manifest.Applied;
import io.drydock.cli.manifest.Applier;
import io.drydock.cli.manifest.Manifest;
import io.drydock.cli.manifest.ManifestFiles;
import io.drydock.client.WriteOptions;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** Applies the example application. */
record ApplyStep() implements Step {
  private static final String FILE = "examples/demo.yaml";

  @Override
  public String title() {
    return "An application";
  }

  @Override
  public void run(Stage stage) {
    stage
        .narrator()
        .say(
            "A web server in three copies behind a load balancer address, and a client that asks it"
                + " by name. The command returns when that is written to etcd; controllers, the"
                + " scheduler, agents and proxies see it there and do their part.");
    stage.narrator().command("kubectl apply -f " + FILE);
    var applier =
        new Applier(
            stage.client().documents(),
            WriteOptions.of(stage.cause("drydock demo")),
            false,
            warning -> stage.narrator().shown("Warning: " + warning));
    String path = stage.lab().distribution().root().resolve(FILE).toString();
    for (Manifest manifest :
        new ManifestFiles(false, InputStream.nullInputStream()).read(List.of(path))) {
      Kind<?> kind = manifest.kind();
      Applied applied = applier.apply(manifest, kind, Stage.NAMESPACE);
      stage.narrator().shown(line(kind, manifest.name(), applied.change()));
    }
  }

  private static String line(Kind<?> kind, String name, Applied.Change change) {
    String group = kind.group().isEmpty() ? "" : "." + kind.group();
    String done = change.name().toLowerCase(Locale.ROOT);
    return "%s%s/%s %s".formatted(kind.singular(), group, name, done);
  }
}
