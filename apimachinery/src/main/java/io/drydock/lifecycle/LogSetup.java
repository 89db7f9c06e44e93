package io.drydock.lifecycle;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;

/**
 * How every process logs: one line an event to standard error, key-value pairs after the message.
 * Logback finds it as a service; code, not XML, because it starts faster. The level is INFO, or the
 * system property drydock.log.level.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

  /** Name of the system property that sets the level; read when the first logger is made. */
  public static final String LEVEL = "drydock.log.level";

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg %kvp{DOUBLE}%n";
  private static final List<String> OTHERS =
      List.of("io.netty", "io.grpc", "io.vertx", "io.etcd", "org.xbill");

  /** gRPC logs to java.util.logging, at WARNING with a stack trace for each peer that goes away. */
  private static final java.util.logging.Logger GRPC =
      java.util.logging.Logger.getLogger("io.grpc.netty");

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getProperty(LEVEL), Level.INFO));
    root.addAppender(console(context));
    OTHERS.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    GRPC.setLevel(java.util.logging.Level.SEVERE);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
