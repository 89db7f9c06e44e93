package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.codec.Revisions;
import io.drydock.controlplane.apiserver.strategy.Strategy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The part of metadata that belongs to the API server, whatever a client sends. */
final class SystemMetadata {
  /** Without vowels and look-alikes, as Kubernetes generates names. */
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  private static final int SUFFIX = 5;
  private static final int MAX_GENERATED_BASE = 63 - SUFFIX;

  private SystemMetadata() {}

  static <T extends HasMetadata> void fillNew(
      Request<T> request, Strategy<T> strategy, T object, Instant now) {
    ObjectMeta metadata = object.getMetadata();
    if (Revisions.parse(metadata.getResourceVersion()) != 0) {
      throw ApiException.badRequest("resourceVersion should not be set on objects to be created");
    }
    metadata.setNamespace(request.kind().namespaced() ? request.path().namespace() : null);
    if (isEmpty(metadata.getName()) && !isEmpty(metadata.getGenerateName())) {
      metadata.setName(generated(metadata.getGenerateName()));
    }
    metadata.setUid(UUID.randomUUID().toString());
    metadata.setCreationTimestamp(timestamp(now));
    metadata.setGeneration(strategy.countsGenerations() ? 1L : null);
    metadata.setDeletionTimestamp(null);
    metadata.setDeletionGracePeriodSeconds(null);
    dropUnkept(metadata);
  }

  /** An update keeps what the stored object's system metadata says. */
  static void carryOver(HasMetadata next, HasMetadata old) {
    ObjectMeta to = next.getMetadata();
    ObjectMeta from = old.getMetadata();
    to.setName(from.getName());
    to.setNamespace(from.getNamespace());
    to.setUid(from.getUid());
    to.setGenerateName(from.getGenerateName());
    to.setCreationTimestamp(from.getCreationTimestamp());
    to.setGeneration(from.getGeneration());
    to.setDeletionTimestamp(from.getDeletionTimestamp());
    to.setDeletionGracePeriodSeconds(from.getDeletionGracePeriodSeconds());
    dropUnkept(to);
  }

  /** A subresource's update does not touch the metadata at all. */
  static void keepAll(HasMetadata next, HasMetadata old) {
    next.setMetadata(old.getMetadata());
    dropUnkept(next.getMetadata());
  }

  private static void dropUnkept(ObjectMeta metadata) {
    metadata.setResourceVersion(null);
    metadata.setSelfLink(null);
    metadata.setManagedFields(List.of());
  }

  /** To the second, as Kubernetes writes times. */
  static String timestamp(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String generated(String base) {
    StringBuilder name = new StringBuilder(base);
    name.setLength(Math.min(name.length(), MAX_GENERATED_BASE));
    return name.append(suffix()).toString();
  }

  /** What makes a generated name one of its own. */
  static String suffix() {
    RandomGenerator random = RandomGenerator.getDefault();
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < SUFFIX; i++) {
      suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return suffix.toString();
  }

  static boolean isEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isEmpty();
  }
}
