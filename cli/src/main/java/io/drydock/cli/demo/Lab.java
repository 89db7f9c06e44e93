package io.drydock.cli.demo;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.lifecycle.Clock;

/** Where the demo takes place: which cluster, made of which programs, in which time. */
public record Lab(ClusterFolder folder, Distribution distribution, Clock clock) {
  String name() {
    return folder.name();
  }
}
