package io.drydock.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource quantity read and written exactly as Kubernetes' resource.Quantity does: at most nano
 * units, at most 2^63-1, one canonical text for each amount.
 */
public record ExactQuantity(BigDecimal amount, Format format) implements Comparable<ExactQuantity> {

  /** Which family of suffixes the text used. */
  public enum Format {
    DECIMAL_SI("DecimalSI"),
    BINARY_SI("BinarySI"),
    DECIMAL_EXPONENT("DecimalExponent");

    private final String text;

    Format(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  private static final Pattern TEXT =
      Pattern.compile("([+-]?[0-9.]+)([eEinumkKMGTP]*)([-+]?[0-9]*)");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final int NANO = 9;
  private static final BigDecimal KILO = BigDecimal.valueOf(1024);
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int EXPONENT_DIGITS = 4;

  /** Throws IllegalArgumentException with Kubernetes' words where the text is no quantity. */
  public static ExactQuantity parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }
    return scaled(number(parts.group(1)), parts.group(2), parts.group(3));
  }

  private static BigDecimal number(String digits) {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("unable to parse numeric part of quantity", e);
    }
  }

  private static ExactQuantity scaled(BigDecimal number, String suffix, String exponent) {
    if (!exponent.isEmpty()) {
      if (!suffix.equalsIgnoreCase("e") || exponent.length() > EXPONENT_DIGITS) {
        throw badSuffix();
      }
      return new ExactQuantity(
          bounded(number.scaleByPowerOfTen(exponent(exponent))), Format.DECIMAL_EXPONENT);
    }
    int decimal = DECIMAL.indexOf(suffix);
    if (decimal >= 0) {
      return new ExactQuantity(
          bounded(number.scaleByPowerOfTen(decimal * 3 - NANO)), Format.DECIMAL_SI);
    }
    int binary = BINARY.indexOf(suffix);
    if (binary < 0) {
      throw badSuffix();
    }
    return new ExactQuantity(bounded(number.multiply(KILO.pow(binary))), Format.BINARY_SI);
  }

  private static int exponent(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw badSuffix();
    }
  }

  private static IllegalArgumentException badSuffix() {
    return new IllegalArgumentException("unable to parse quantity's suffix");
  }

  private static BigDecimal bounded(BigDecimal amount) {
    BigDecimal rounded = amount.scale() > NANO ? amount.setScale(NANO, RoundingMode.UP) : amount;
    return rounded.min(MAX).max(MAX.negate());
  }

  /** The text that Kubernetes stores: "1500m" for "1.5", "1" for "1000m", "1Gi" for "1024Mi". */
  public String canonical() {
    if (amount.signum() == 0) {
      return "0";
    }
    boolean binary = format == Format.BINARY_SI && amount.abs().compareTo(KILO) >= 0 && isWhole();
    return binary ? binary() : decimal();
  }

  private String binary() {
    BigInteger left = amount.toBigInteger();
    BigInteger kilo = KILO.toBigInteger();
    int power = 0;
    while (power < BINARY.size() - 1 && left.mod(kilo).signum() == 0) {
      left = left.divide(kilo);
      power++;
    }
    return left + BINARY.get(power);
  }

  private String decimal() {
    BigDecimal bare = amount.stripTrailingZeros();
    int exponent = Math.floorDiv(-bare.scale(), 3) * 3;
    BigInteger mantissa = bare.scaleByPowerOfTen(-exponent).toBigIntegerExact();
    if (format == Format.DECIMAL_EXPONENT) {
      return exponent == 0 ? mantissa.toString() : mantissa + "e" + exponent;
    }
    return mantissa + DECIMAL.get((exponent + NANO) / 3);
  }

  public boolean isWhole() {
    return amount.stripTrailingZeros().scale() <= 0;
  }

  public int signum() {
    return amount.signum();
  }

  @Override
  public int compareTo(ExactQuantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactQuantity quantity && amount.compareTo(quantity.amount) == 0;
  }

  @Override
  public int hashCode() {
    return amount.stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return canonical();
  }
}
