package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.drydock.controlplane.apiserver.body.Decoded;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.strategy.Strategy;
import io.drydock.controlplane.apiserver.validation.MetadataRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.store.Guard;
import io.drydock.controlplane.store.Outcome;
import io.drydock.controlplane.store.Transaction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * create: decode, default, admit, validate, store; again from the start where the store refused.
 */
record Creation(Rooms rooms) {
  /** Each refusal names something that another has taken, so that the next try has fewer rivals. */
  private static final int ATTEMPTS = 32;

  <T extends HasMetadata> Written run(Request<T> request, byte[] json) {
    return run(request, BodyReader.read(request.kind(), json), false);
  }

  /**
   * @param booked whether the body's managedFields are final; else they are found out here
   */
  <T extends HasMetadata> Written run(Request<T> request, ObjectNode body, boolean booked) {
    checkNamespace(request, body);
    JsonNode said = Books.take(body);
    Strategy<T> strategy = rooms.strategies().of(request.kind());
    if (request.kind().subresources().contains("status") && !strategy.keepsStatusOnCreate()) {
      body.remove("status");
    }
    WriteClaims claims = new WriteClaims(rooms);
    Say say = new Say(said, booked);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Written> done = attempt(request, strategy, body, say, claims, attempt > 0);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new ApiException(
        Reason.SERVER_TIMEOUT,
        "%s could not be created because what it needs kept changing; try again"
            .formatted(request.kind().resource()));
  }

  private static void checkNamespace(Request<?> request, ObjectNode body) {
    String said = body.path("metadata").path("namespace").asString("");
    if (!said.isEmpty() && !said.equals(request.path().namespace())) {
      throw ApiException.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  private <T extends HasMetadata> Optional<Written> attempt(
      Request<T> request,
      Strategy<T> strategy,
      ObjectNode body,
      Say say,
      WriteClaims claims,
      boolean again) {
    Decoded<T> decoded = rooms.decoder().decode(request.kind(), body, request.fieldValidation());
    T object = decoded.object();
    boolean named = !SystemMetadata.isEmpty(object.getMetadata().getName());
    SystemMetadata.fillNew(request, strategy, object, rooms.clock().now());
    strategy.setDefaults(object);
    JsonNode books = books(request, object, say);
    strategy.prepareCreate(object);
    NodeRestriction.check(request.user(), request.path(), object, null);
    Optional<Guard> gate = new NamespaceGate(rooms).check(request, again);
    validate(request, strategy, object, claims);
    Request<T> addressed = request.named(object.getMetadata().getName());
    Answer<T> answer = new Answer<>(object, decoded.warnings(), strategy.warnings(object));
    ObjectNode stored = (ObjectNode) ObjectCodec.tree(ObjectCodec.encode(object));
    Books.put(stored, books);
    if (request.options().dryRun()) {
      return Optional.of(answer.unstored(ObjectCodec.encode(stored)));
    }
    return commit(addressed, strategy, answer, stored, gate, claims, named);
  }

  /** managedFields as the author says them, then as they are found out, once for all attempts. */
  private static final class Say {
    private @Nullable JsonNode managedFields;
    private boolean isFinal;

    Say(@Nullable JsonNode managedFields, boolean isFinal) {
      this.managedFields = managedFields;
      this.isFinal = isFinal;
    }
  }

  /** What is set before the server adds its own is the author's. */
  private <T extends HasMetadata> @Nullable JsonNode books(Request<T> request, T object, Say say) {
    if (!say.isFinal) {
      ObjectNode set = (ObjectNode) ObjectCodec.tree(ObjectCodec.encode(object));
      var writer = Books.updater(request, rooms, Subresource.OBJECT);
      say.managedFields = rooms.books().created(writer, set, say.managedFields);
      say.isFinal = true;
    }
    return say.managedFields;
  }

  private static <T extends HasMetadata> void validate(
      Request<T> request, Strategy<T> strategy, T object, WriteClaims claims) {
    Violations violations = new Violations();
    MetadataRules.validate(object, strategy.nameRule(), violations);
    strategy.assign(object, null, claims, violations);
    strategy.validate(object, violations);
    String name = object.getMetadata().getName();
    violations.throwIfAny(request.kind(), name == null ? "" : name);
  }

  private <T extends HasMetadata> Optional<Written> commit(
      Request<T> request,
      Strategy<T> strategy,
      Answer<T> answer,
      ObjectNode stored,
      Optional<Guard> gate,
      WriteClaims claims,
      boolean named) {
    byte[] json = ObjectCodec.encode(stored);
    Transaction taken =
        WriteClaims.transaction(Set.of(), strategy.claims(answer.object()), request.key());
    Transaction transaction =
        Transaction.put(request.key(), ObjectCodec.wrap(json), 0)
            .and(CauseRecord.write(request, rooms.clock().now()))
            .and(taken);
    Transaction guarded = gate.map(transaction::and).orElse(transaction);
    return switch (rooms.store().commit(guarded)) {
      case Outcome.Committed committed ->
          Optional.of(answer.stored(CachedObject.of(request.kind(), stored, committed.revision())));
      case Outcome.Rejected rejected -> {
        if (named && rejected.failed(Guard.absent(request.key()))) {
          throw ApiException.alreadyExists(request.kind(), request.path().name());
        }
        claims.learn(rejected, taken);
        yield Optional.empty();
      }
    };
  }
}
