package io.drydock.kubelet.handler;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Succeeds when the standard gRPC health service answers SERVING. */
record GrpcHandler(GRPCAction action) implements Handler {
  private static final int SERVING = 1;

  @Override
  public Outcome run(Target target, Duration timeout) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(target.podIp(), action.getPort()).usePlaintext().build();
    try {
      byte[] answer =
          ClientCalls.blockingUnaryCall(
              channel,
              method(),
              CallOptions.DEFAULT.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS),
              request(action.getService() == null ? "" : action.getService()));
      int status = status(answer);
      return status == SERVING
          ? Outcome.SUCCESS
          : Outcome.failure("service unhealthy (responded with \"" + name(status) + "\")");
    } catch (StatusRuntimeException e) {
      return Outcome.failure("rpc error: " + e.getStatus());
    } finally {
      channel.shutdownNow();
    }
  }

  private static String name(int status) {
    return switch (status) {
      case 0 -> "UNKNOWN";
      case 2 -> "NOT_SERVING";
      case 3 -> "SERVICE_UNKNOWN";
      default -> Integer.toString(status);
    };
  }

  /** HealthCheckRequest: field 1 is the service's name. */
  private static byte[] request(String service) {
    var bytes = new ByteArrayOutputStream();
    var out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeString(1, service);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** HealthCheckResponse: field 1 is the status. */
  private static int status(byte[] answer) {
    var in = CodedInputStream.newInstance(answer);
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (tag >>> 3 == 1) {
          return in.readEnum();
        }
        in.skipField(tag);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  private static MethodDescriptor<byte[], byte[]> method() {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName("grpc.health.v1.Health/Check")
        .setRequestMarshaller(new Bytes())
        .setResponseMarshaller(new Bytes())
        .build();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
