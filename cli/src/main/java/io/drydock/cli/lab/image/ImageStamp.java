package io.drydock.cli.lab.image;

import io.drydock.cli.config.AtomicFile;
import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * What was found built at last: the recipes' fingerprint and each image's own mark. Where both are
 * the same today, the build script need not be asked, which takes it half a second.
 */
record ImageStamp(String recipes, Map<String, String> images) {
  private static final ImageStamp NONE = new ImageStamp("", Map.of());

  ImageStamp {
    images = Map.copyOf(images);
  }

  /** One that says nothing where there is no file, or it cannot be understood. */
  static ImageStamp read(Path file) {
    try {
      return ObjectCodec.decode(Files.readAllBytes(file), ImageStamp.class);
    } catch (IOException | JacksonException e) {
      return NONE;
    }
  }

  /** Not being able to write it costs time at the next look, nothing else. */
  void write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, ObjectCodec.encode(this));
    } catch (IOException e) {
      // as said above
    }
  }

  /**
   * Recipes of which every image is there as it was.
   *
   * @param fingerprint the recipes' of today
   * @param present the engine's images with their marks
   */
  Set<String> current(String fingerprint, Map<String, String> present) {
    if (!recipes.equals(fingerprint)) {
      return Set.of();
    }
    var gone =
        images.entrySet().stream()
            .filter(image -> !image.getValue().equals(present.get(image.getKey())))
            .map(image -> Recipes.recipe(image.getKey()))
            .collect(Collectors.toSet());
    return images.keySet().stream()
        .map(Recipes::recipe)
        .filter(recipe -> !gone.contains(recipe))
        .collect(Collectors.toSet());
  }

  /** After these recipes were built: what was current, and theirs. */
  static ImageStamp of(String fingerprint, Set<String> recipes, Map<String, String> present) {
    var images = new TreeMap<String, String>();
    present.forEach((image, mark) -> {
      if (recipes.contains(Recipes.recipe(image))) {
        images.put(image, mark);
      }
    });
    return new ImageStamp(fingerprint, images);
  }
}
