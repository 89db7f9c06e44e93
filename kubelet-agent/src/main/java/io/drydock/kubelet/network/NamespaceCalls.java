package io.drydock.kubelet.network;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The C library's calls by which a thread moves to another network namespace. */
final class NamespaceCalls {
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int O_RDONLY_CLOEXEC = 0x80000;

  private final MethodHandle open;
  private final MethodHandle setns;
  private final MethodHandle close;

  NamespaceCalls() {
    MemoryLayout number = ValueLayout.JAVA_INT;
    this.open =
        find(
            "open",
            FunctionDescriptor.of(number, ValueLayout.ADDRESS, number),
            Linker.Option.firstVariadicArg(2));
    this.setns = find("setns", FunctionDescriptor.of(number, number, number));
    this.close = find("close", FunctionDescriptor.of(number, number));
  }

  /** Moves the calling thread for good; it must be one that nobody uses afterwards. */
  void enter(String netnsPath) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int descriptor = (int) open.invokeExact(arena.allocateFrom(netnsPath), O_RDONLY_CLOEXEC);
      if (descriptor < 0) {
        throw new IOException(netnsPath + " cannot be opened: the pod is gone");
      }
      int entered = (int) setns.invokeExact(descriptor, CLONE_NEWNET);
      int closed = (int) close.invokeExact(descriptor);
      if (entered != 0 || closed != 0) {
        throw new IOException(netnsPath + " cannot be entered: the agent needs root");
      }
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException("the C library cannot be called", e);
    }
  }

  private static MethodHandle find(String name, FunctionDescriptor type, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
  }
}
