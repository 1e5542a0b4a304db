package cognitosync.localcloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random values with fixed seeds: values and their encoded keys have the same order, and numbers keep their value. */
class OrderTest {
    private static final int ROUNDS = 20_000;

    private final Random random = new Random(16);

    @Test
    void numbers_haveTheOrderOfTheirBytes() {
        List<String> corners = List.of(
                "0",
                "1",
                "-1",
                "10",
                "-10",
                "10.001",
                "-10.001",
                "100",
                "-100",
                "1e125",
                "-1e125",
                "1e-130",
                "-1e-130",
                "9.9999999999999999999999999999999999999e125",
                "-9.9999999999999999999999999999999999999e125",
                "0.1",
                "0.11",
                "-0.1",
                "-0.11",
                "10001",
                "-10001",
                "99",
                "100",
                "9.9",
                "1000000000000001");
        for (String a : corners) {
            for (String b : corners) {
                assertOneOrder(new N(Decimal.parse(a)), new N(Decimal.parse(b)));
            }
        }
        assertOneOrder(() -> new N(Decimal.parse(number())));
    }

    @Test
    void strings_haveTheOrderOfTheirBytes() {
        assertOneOrder(() -> new S(text()));
    }

    @Test
    void binaries_haveTheOrderOfTheirBytes() {
        assertOneOrder(() -> new B(Binary.of(bytes(4))));
    }

    private void assertOneOrder(Supplier<AttributeValue> values) {
        for (int i = 0; i < ROUNDS; i++) {
            assertOneOrder(values.get(), values.get());
        }
    }

    private static void assertOneOrder(AttributeValue a, AttributeValue b) {
        int ofValues = Integer.signum(a.compare(b).orElseThrow());
        int ofBytes = Integer.signum(Arrays.compareUnsigned(KeyBytes.of(a), KeyBytes.of(b)));
        assertThat(ofBytes).as(a + " and " + b).isEqualTo(ofValues);
        assertThat(a.equals(b)).as(a + " and " + b).isEqualTo(ofValues == 0);
    }

    @Test
    void numbers_keepTheirValue_inEveryForm() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = number();
            Decimal number = Decimal.parse(text);
            assertThat(number.value()).as(text).isEqualByComparingTo(new BigDecimal(text));
            assertThat(Decimal.parse(number.toString())).isEqualTo(number);
            assertThat(number.size()).isBetween(1, 22);
        }
    }

    @Test
    void utf8Length_isTheNumberOfBytes() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = text();
            assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(Utf8.isWellFormed(text)).isTrue();
        }
    }

    @Test
    void binaries_containTheirParts() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] whole = new byte[random.nextInt(12)];
            byte[] part = new byte[random.nextInt(5)];
            for (int j = 0; j < whole.length; j++) {
                whole[j] = (byte) random.nextInt(2);
            }
            for (int j = 0; j < part.length; j++) {
                part[j] = (byte) random.nextInt(2);
            }
            String text = new String(whole, StandardCharsets.ISO_8859_1);
            String sought = new String(part, StandardCharsets.ISO_8859_1);
            assertThat(Binary.of(whole).contains(Binary.of(part))).isEqualTo(text.contains(sought));
            assertThat(Binary.of(whole).startsWith(Binary.of(part))).isEqualTo(text.startsWith(sought));
        }
    }

    @Test
    void prefix_hasAnUpperBound_unlessNothingIsGreater() {
        assertThat(KeyBytes.after(new byte[] {1, 2})).contains(new byte[] {1, 3});
        assertThat(KeyBytes.after(new byte[] {1, -1})).contains(new byte[] {2});
        assertThat(KeyBytes.after(new byte[] {-1, -1})).isEqualTo(Optional.empty());
        assertThat(KeyBytes.after(new byte[] {127})).contains(new byte[] {-128});
    }

    private String number() {
        List<String> parts = new ArrayList<>();
        parts.add(List.of("", "-", "+").get(random.nextInt(3)));
        parts.add("0".repeat(random.nextInt(3)));
        for (int i = 1 + random.nextInt(18); i > 0; i--) {
            parts.add(random.nextInt(3) == 0 ? "0" : String.valueOf(random.nextInt(10)));
        }
        if (random.nextBoolean()) {
            parts.add(".");
            for (int i = random.nextInt(18); i > 0; i--) {
                parts.add(random.nextInt(3) == 0 ? "0" : String.valueOf(random.nextInt(10)));
            }
        }
        if (random.nextBoolean()) {
            parts.add("e" + (random.nextInt(200) - 100));
        }
        return String.join("", parts);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            int[] points = {'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x1_0000, 0x1_F600, 0x10_FFFF};
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }
}
