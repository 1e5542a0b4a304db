package cognitosync.localcloud.console;

import cognitosync.localcloud.dynamodb.item.AttributeValue.BOOL;
import cognitosync.localcloud.dynamodb.item.AttributeValue.M;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Attributes of an item that anybody may have written: what is of another type than expected counts as missing. */
record Attributes(Item item) {
    // The largest integer of JavaScript, whose programs write these items.
    private static final BigDecimal LARGEST = BigDecimal.valueOf(9_007_199_254_740_991L);

    /** A string; empty if it is missing. */
    String text(String name) {
        return item.get(name)
                .filter(S.class::isInstance)
                .map(value -> ((S) value).text())
                .orElse("");
    }

    /** A number, without its fraction. */
    Optional<Long> number(String name) {
        return item.get(name)
                .filter(N.class::isInstance)
                .map(value -> ((N) value).number().value())
                .filter(value -> value.abs().compareTo(LARGEST) <= 0)
                .map(BigDecimal::longValue);
    }

    /** A time in milliseconds. */
    Optional<Instant> time(String name) {
        return number(name).map(Instant::ofEpochMilli);
    }

    boolean isTrue(String name) {
        return item.get(name)
                .filter(BOOL.class::isInstance)
                .filter(value -> ((BOOL) value).value())
                .isPresent();
    }

    /** The members of a map that are maps themselves. */
    Map<String, Attributes> maps(String name) {
        Map<String, Attributes> maps = new LinkedHashMap<>();
        item.get(name)
                .filter(M.class::isInstance)
                .ifPresent(map -> ((M) map).members().forEach((key, value) -> {
                    if (value instanceof M members) {
                        maps.put(key, new Attributes(new Item(members.members())));
                    }
                }));
        return maps;
    }
}
