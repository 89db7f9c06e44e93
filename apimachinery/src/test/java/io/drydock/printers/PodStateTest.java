package io.drydock.printers;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row is a pod as its agent might report it, and the words kubectl prints for it. */
class PodStateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // metadata | spec | status | READY | STATUS | RESTARTS
        "| a | phase: Pending | 0/1 | Pending | 0",
        "| a,b | phase: Pending | 0/2 | Pending | 0",
        "| a | phase: Running, containerStatuses: [{name: a, ready: true, state: {running: {}}}]"
            + " | 1/1 | Running | 0",
        "| a,b | phase: Running, containerStatuses: [{name: a, ready: true, state: {running: {}}},"
            + " {name: b, ready: false, state: {running: {}}}] | 1/2 | Running | 0",
        "| a | phase: Pending, containerStatuses: [{name: a, state: {waiting: {reason:"
            + " ContainerCreating}}}] | 0/1 | ContainerCreating | 0",
        "| a | phase: Pending, containerStatuses: [{name: a, state: {waiting: {reason:"
            + " ErrImagePull}}}] | 0/1 | ErrImagePull | 0",
        "| a | phase: Running, containerStatuses: [{name: a, restartCount: 4, state: {waiting:"
            + " {reason: CrashLoopBackOff}}}] | 0/1 | CrashLoopBackOff | 4",
        "| a | phase: Running, containerStatuses: [{name: a, state: {terminated: {exitCode: 3,"
            + " reason: Error}}}] | 0/1 | Error | 0",
        "| a | phase: Running, containerStatuses: [{name: a, state: {terminated: {exitCode: 3}}}]"
            + " | 0/1 | ExitCode:3 | 0",
        "| a | phase: Running, containerStatuses: [{name: a, state: {terminated: {exitCode: 137,"
            + " signal: 9}}}] | 0/1 | Signal:9 | 0",
        "| a | phase: Succeeded, containerStatuses: [{name: a, state: {terminated: {exitCode: 0,"
            + " reason: Completed}}}] | 0/1 | Completed | 0",
        "| a,b | phase: Running, conditions: [{type: Ready, status: 'True'}], containerStatuses:"
            + " [{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}, {name: b, ready:"
            + " true, state: {running: {}}}] | 1/2 | Running | 0",
        "| a,b | phase: Running, containerStatuses: [{name: a, state: {terminated: {exitCode: 0,"
            + " reason: Completed}}}, {name: b, ready: true, state: {running: {}}}] | 1/2 | NotReady"
            + " | 0",
        "| a | phase: Failed, reason: Evicted | 0/1 | Evicted | 0",
        "| a | phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason:"
            + " SchedulingGated}] | 0/1 | SchedulingGated | 0",
        "deletionTimestamp: '2026-01-01T00:00:00Z' | a | phase: Running | 0/1 | Terminating | 0",
        "deletionTimestamp: '2026-01-01T00:00:00Z' | a | phase: Running, reason: NodeLost | 0/1 |"
            + " Unknown | 0",
        "deletionTimestamp: '2026-01-01T00:00:00Z' | a | phase: Succeeded, containerStatuses:"
            + " [{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}] | 0/1 | Completed"
            + " | 0",
        "| i>a | phase: Pending, initContainerStatuses: [{name: i, state: {running: {}}}] | 0/1 |"
            + " Init:0/1 | 0",
        "| i>a | phase: Pending, initContainerStatuses: [{name: i, state: {waiting: {reason:"
            + " PodInitializing}}}] | 0/1 | Init:0/1 | 0",
        "| i>a | phase: Pending, initContainerStatuses: [{name: i, restartCount: 2, state: {waiting:"
            + " {reason: CrashLoopBackOff}}}] | 0/1 | Init:CrashLoopBackOff | 2",
        "| i>a | phase: Failed, initContainerStatuses: [{name: i, state: {terminated: {exitCode:"
            + " 1}}}] | 0/1 | Init:ExitCode:1 | 0",
        "| i>a | phase: Running, conditions: [{type: Initialized, status: 'True'}],"
            + " initContainerStatuses: [{name: i, restartCount: 5, state: {terminated: {exitCode:"
            + " 0}}}], containerStatuses: [{name: a, restartCount: 1, ready: true, state: {running:"
            + " {}}}] | 1/1 | Running | 1",
        "| i*>a | phase: Running, initContainerStatuses: [{name: i, started: true, ready: true,"
            + " state: {running: {}}}], containerStatuses: [{name: a, ready: true, state: {running:"
            + " {}}}] | 2/2 | Running | 0",
        "| i*>a | phase: Pending, initContainerStatuses: [{name: i, started: false, state: {running:"
            + " {}}}], containerStatuses: [{name: a, state: {waiting: {reason: PodInitializing}}}]"
            + " | 0/2 | Init:0/1 | 0",
      })
  void wordsOfKubectl(
      String metadata, String containers, String status, String ready, String words, int restarts) {
    PodState state = PodState.of(pod(metadata == null ? "" : metadata, containers, status));

    assertThat(state.ready() + "/" + state.total()).isEqualTo(ready);
    assertThat(state.status()).isEqualTo(words);
    assertThat(state.restarts()).isEqualTo(restarts);
  }

  /** Containers are "a,b"; init containers stand before ">"; one with "*" restarts always. */
  private static Pod pod(String metadata, String containers, String status) {
    String[] parts = containers.split(">");
    String inits = parts.length == 2 ? list(parts[0]) : "";
    String yaml =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p, %s}\nspec: {initContainers: [%s], containers: [%s]}\nstatus: {%s}"
            .formatted(metadata, inits, list(parts[parts.length - 1]), status);
    return ObjectCodec.decode(ObjectCodec.encode(Yaml.documents(yaml).getFirst()), Pod.class);
  }

  private static String list(String names) {
    StringBuilder list = new StringBuilder();
    for (String name : names.split(",")) {
      boolean always = name.endsWith("*");
      list.append(
          always
              ? "{name: %s, restartPolicy: Always},".formatted(name.substring(0, name.length() - 1))
              : "{name: %s},".formatted(name));
    }
    return list.substring(0, list.length() - 1);
  }
}
