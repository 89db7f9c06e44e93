package io.drydock.kubelet.image;

import io.drydock.kubelet.image.ImageException.Attempt;
import io.drydock.kubelet.image.ImageException.Reason;
import io.drydock.kubelet.image.ImageResult.Source;
import io.drydock.kubelet.image.ImageStore.PullException;
import io.drydock.kubelet.image.ImageStore.StoredImage;
import io.drydock.kubelet.image.Substitutes.Substitute;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The image service over an ordered list of sources: present locally, the registry, a local
 * substitute. Images of {@code drydock.local} are never looked for in a registry.
 */
public final class ImageSources implements ImageService {
  private static final Logger log = LoggerFactory.getLogger(ImageSources.class);
  private static final String LOCAL_REGISTRY = "drydock.local/";

  private final ImageStore store;
  private final Substitutes substitutes;
  private final Duration patience;
  private final RegistrySilence silence;
  private final Map<String, Object> pulling = new ConcurrentHashMap<>();

  /**
   * @param patience how long a registry may be silent
   */
  public ImageSources(ImageStore store, Substitutes substitutes, Duration patience, Clock clock) {
    this.store = store;
    this.substitutes = substitutes;
    this.patience = patience;
    this.silence = new RegistrySilence(clock);
  }

  @Override
  public ImageResult ensure(String image, PullPolicy policy) {
    try {
      return switch (policy) {
        case NEVER -> local(image).orElseThrow(() -> neverPull(image));
        case IF_NOT_PRESENT -> local(image).orElseGet(() -> fetch(image, policy));
        case ALWAYS -> fetch(image, policy);
      };
    } catch (ContainerRuntimeException e) {
      throw new ImageException(Reason.ImageInspectError, String.valueOf(e.getMessage()), List.of());
    }
  }

  private Optional<ImageResult> local(String image) {
    ImageName name = parse(image);
    return store
        .find(name.toString())
        .or(() -> store.find(image))
        .map(found -> result(found, image, Source.LOCAL, ""));
  }

  /** One at a time for each image; who waited takes what the first one got. */
  private ImageResult fetch(String image, PullPolicy policy) {
    ImageName name = parse(image);
    synchronized (pulling.computeIfAbsent(name.toString(), n -> new Object())) {
      if (policy == PullPolicy.IF_NOT_PRESENT) {
        Optional<ImageResult> meanwhile = local(image);
        if (meanwhile.isPresent()) {
          return meanwhile.get();
        }
      }
      List<Attempt> tried = new ArrayList<>();
      return pulled(image, name, tried)
          .or(() -> insteadOfPull(image, policy, tried))
          .or(() -> substitute(image, name, tried))
          .orElseThrow(() -> notFound(image, tried));
    }
  }

  private Optional<ImageResult> pulled(String image, ImageName name, List<Attempt> tried) {
    String registry = name.repository().substring(0, name.repository().indexOf('/'));
    if (name.repository().startsWith(LOCAL_REGISTRY)) {
      tried.add(new Attempt("registry", registry + " is no registry: run `drydock images build`"));
      return Optional.empty();
    }
    Optional<String> silent = silence.reason(name);
    if (silent.isPresent()) {
      tried.add(new Attempt("registry", registry + ": " + silent.get()));
      return Optional.empty();
    }
    try {
      store.pull(name.repository(), name.reference(), patience);
      silence.heard(name);
      Optional<StoredImage> found = store.find(name.toString());
      if (found.isEmpty()) {
        tried.add(new Attempt("registry", registry + ": pulled, and gone again at once"));
      }
      return found.map(stored -> logged(result(stored, image, Source.PULLED, "")));
    } catch (PullException e) {
      if (e.unreachable()) {
        silence.unreachable(name, String.valueOf(e.getMessage()));
      }
      tried.add(new Attempt("registry", registry + ": " + e.getMessage()));
      return Optional.empty();
    }
  }

  /** With Always, an image that is present still serves where the registry cannot be asked. */
  private Optional<ImageResult> insteadOfPull(
      String image, PullPolicy policy, List<Attempt> tried) {
    String why = tried.getLast().outcome();
    Optional<ImageResult> found = local(image);
    if (found.isEmpty()) {
      tried.addFirst(new Attempt("local", "not present"));
      return found;
    }
    String note =
        policy == PullPolicy.ALWAYS ? "Using the local image, which may be old: " + why : "";
    return found.map(r -> new ImageResult(r.imageId(), r.image(), r.source(), note, r.user()));
  }

  private Optional<ImageResult> substitute(String image, ImageName name, List<Attempt> tried) {
    Optional<Substitute> match = substitutes.find(name);
    if (match.isEmpty()) {
      tried.add(new Attempt("substitute", "none is listed for " + name.repository()));
      return Optional.empty();
    }
    String instead = match.get().image();
    Optional<StoredImage> found = store.find(instead);
    if (found.isEmpty()) {
      tried.add(new Attempt("substitute", instead + " is not built: run `drydock images build`"));
      return Optional.empty();
    }
    String remark = match.get().note().isEmpty() ? "" : " (" + match.get().note() + ")";
    String note =
        "Using %s in place of %s%s: %s"
            .formatted(instead, image, remark, tried.getLast().outcome());
    return found.map(f -> logged(result(f, instead, Source.SUBSTITUTE, note)));
  }

  private static ImageResult result(StoredImage found, String image, Source source, String note) {
    return new ImageResult(found.id(), image, source, note, found.user());
  }

  private static ImageResult logged(ImageResult result) {
    log.atInfo()
        .addKeyValue("image", result.image())
        .addKeyValue("source", result.source())
        .log("Image obtained");
    return result;
  }

  private static ImageName parse(String image) {
    try {
      return ImageName.parse(image);
    } catch (IllegalArgumentException e) {
      throw new ImageException(Reason.InvalidImageName, String.valueOf(e.getMessage()), List.of());
    }
  }

  private static ImageException neverPull(String image) {
    return new ImageException(
        Reason.ErrImageNeverPull,
        "Container image \"%s\" is not present with pull policy of Never".formatted(image),
        List.of(new Attempt("local", "not present")));
  }

  private static ImageException notFound(String image, List<Attempt> tried) {
    String sources =
        tried.stream()
            .map(attempt -> attempt.source() + " (" + attempt.outcome() + ")")
            .collect(Collectors.joining("; "));
    return new ImageException(
        Reason.ErrImagePull, "Failed to pull image \"" + image + "\"; tried " + sources, tried);
  }
}
