package io.drydock.kubelet.volume;

/** A volume cannot be set up now; the message is that of the FailedMount event. Tried again. */
public final class VolumeException extends Exception {
  private static final long serialVersionUID = 1L;

  VolumeException(String volume, String why) {
    super("MountVolume.SetUp failed for volume \"" + volume + "\" : " + why);
  }

  VolumeException(String message) {
    super(message);
  }
}
