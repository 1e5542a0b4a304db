package cognitosync.localcloud.gateway;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of one call, or of one structure inside.
 *
 * @param values by name
 */
public record QueryInput(Map<String, String> values) {
    /** Takes a copy. */
    public QueryInput {
        values = Map.copyOf(values);
    }

    static QueryInput of(Request request) {
        Map<String, String> values = new LinkedHashMap<>();
        request.form().forEach((name, given) -> {
            if (given.size() > 1) {
                throw new AwsException("ValidationError", 400, "The parameter " + name + " is given twice.");
            }
            values.put(name, given.get(0));
        });
        return new QueryInput(values);
    }

    /** A text that is there and not empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * A text that must be there.
     *
     * @throws AwsException {@code ValidationError}
     */
    public String required(String name) {
        return text(name)
                .orElseThrow(() -> new AwsException(
                        "ValidationError", 400, "The parameter " + name + " is missing. Give it a value."));
    }

    /**
     * Whether it is there and true.
     *
     * @throws AwsException {@code ValidationError} where it is neither true nor false
     */
    public boolean flag(String name) {
        String given = text(name).orElse("false");
        if (!given.equalsIgnoreCase("true") && !given.equalsIgnoreCase("false")) {
            throw new AwsException(
                    "ValidationError", 400, "The parameter " + name + " is " + given + "; it is true or false.");
        }
        return given.equalsIgnoreCase("true");
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (int i = 1; values.containsKey(name + ".member." + i); i++) {
            texts.add(values.get(name + ".member." + i));
        }
        return texts;
    }

    /** A list of structures; an empty one is sent as an empty value. */
    public List<QueryInput> structures(String name) {
        List<QueryInput> structures = new ArrayList<>();
        for (int i = 1; ; i++) {
            String prefix = name + ".member." + i + ".";
            Map<String, String> inside = new LinkedHashMap<>();
            values.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    inside.put(key.substring(prefix.length()), value);
                }
            });
            if (inside.isEmpty()) {
                return structures;
            }
            structures.add(new QueryInput(inside));
        }
    }
}
