package cognitosync.localcloud.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Header fields in the order they were sent; names compare without regard to case (RFC 9110, section 5.1).
 *
 * @param fields the fields, in order
 */
public record Headers(List<Field> fields) {

    /** No fields at all. */
    public static final Headers NONE = new Headers(List.of());

    /**
     * One header field.
     *
     * @param name as sent
     * @param value as sent, without surrounding white space
     */
    public record Field(String name, String value) {}

    /** Takes a copy. */
    public Headers {
        fields = List.copyOf(fields);
    }

    /** Fields from alternating names and values. */
    public static Headers of(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(fields);
    }

    /** The first value of that name. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** Every value of that name, in order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** These fields, those of the same name replaced by this one. */
    public Headers with(String name, String value) {
        List<Field> changed = new ArrayList<>(fields.size() + 1);
        for (Field field : fields) {
            if (!field.name().equalsIgnoreCase(name)) {
                changed.add(field);
            }
        }
        changed.add(new Field(name, value));
        return new Headers(changed);
    }

    /** These fields and one more, which may repeat a name (as Set-Cookie does). */
    public Headers and(String name, String value) {
        List<Field> changed = new ArrayList<>(fields);
        changed.add(new Field(name, value));
        return new Headers(changed);
    }

    /** The lower-case names, each once. */
    public List<String> names() {
        return fields.stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
