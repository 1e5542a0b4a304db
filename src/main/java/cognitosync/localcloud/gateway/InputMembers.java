package cognitosync.localcloud.gateway;

import cognitosync.localcloud.protocol.AwsException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The members of an operation's input that are known here; whatever else a call carries is refused by its name. They are written
 * with dots, and with {@code []} behind a list: {@code Tags[].Key}.
 *
 * @param honoured those that do what they do on AWS
 * @param ignored those that cannot matter here, each with the reason
 * @param refused those that would matter and are not run
 */
public record InputMembers(Set<String> honoured, Map<String, String> ignored, Map<String, Refused> refused) {
    // Of every call: which operation of which version of the API.
    private static final Set<String> COMMON = Set.of("Action", "Version");
    private static final Pattern ELEMENT = Pattern.compile("\\.member\\.([1-9]\\d{0,3})(?=\\.|$)");

    /**
     * A member that is not run.
     *
     * @param asksForNothing values with which it may stand, since they wish for what happens anyway
     * @param reason ends the sentence that refuses it
     */
    public record Refused(Predicate<String> asksForNothing, String reason) {}

    /** Takes copies. */
    public InputMembers {
        honoured = Set.copyOf(honoured);
        ignored = Map.copyOf(ignored);
        refused = Map.copyOf(refused);
    }

    /** These do what they do on AWS. */
    public static InputMembers honouring(String... names) {
        return new InputMembers(Set.of(names), Map.of(), Map.of());
    }

    /** These do, too. */
    public InputMembers andHonouring(String... names) {
        Set<String> all = new LinkedHashSet<>(honoured);
        all.addAll(Arrays.asList(names));
        return new InputMembers(all, ignored, refused);
    }

    /** This one cannot matter here. */
    public InputMembers ignoring(String name, String reason) {
        Map<String, String> all = new LinkedHashMap<>(ignored);
        all.put(name, reason);
        return new InputMembers(honoured, all, refused);
    }

    /** This one is not run, whatever it says. */
    public InputMembers refusing(String name, String reason) {
        return refusingUnless(name, value -> false, reason);
    }

    /** This one is not run, unless it wishes for what happens anyway. */
    public InputMembers refusingUnless(String name, Predicate<String> asksForNothing, String reason) {
        Map<String, Refused> all = new LinkedHashMap<>(refused);
        all.put(name, new Refused(asksForNothing, reason));
        return new InputMembers(honoured, ignored, all);
    }

    /** Whether the member is known, to be honoured or not. */
    public boolean knows(String name) {
        return honoured.contains(name) || ignored.containsKey(name) || refused.containsKey(name);
    }

    /**
     * Lets a call through whose every member does what it says.
     *
     * @throws AwsException {@code ValidationError} that names the member which does not
     */
    void check(String operation, QueryInput input) {
        Map<String, Set<Integer>> lists = new TreeMap<>();
        new TreeMap<>(input.values()).forEach((name, value) -> {
            if (!COMMON.contains(name)) {
                check(operation, name, value);
                count(name, lists);
            }
        });
        lists.forEach((list, elements) -> {
            if (!elements.contains(elements.size())) {
                throw refused(operation, list, "its elements are not numbered 1, 2, 3 and so on");
            }
        });
    }

    private void check(String operation, String name, String value) {
        String member = ELEMENT.matcher(name).replaceAll("[]");
        boolean isEmptyList = value.isEmpty() && knowsBelow(member + "[]");
        if (!knows(member) && !isEmptyList) {
            throw refused(operation, name, "it is not a known member");
        }
        Refused wish = refused.get(member);
        if (wish != null && !value.isEmpty() && !wish.asksForNothing().test(value)) {
            throw refused(operation, name, wish.reason());
        }
    }

    private boolean knowsBelow(String list) {
        return Stream.of(honoured, ignored.keySet(), refused.keySet())
                .flatMap(Set::stream)
                .anyMatch(known -> known.startsWith(list));
    }

    private static void count(String name, Map<String, Set<Integer>> lists) {
        Matcher element = ELEMENT.matcher(name);
        while (element.find()) {
            lists.computeIfAbsent(name.substring(0, element.start()), list -> new TreeSet<>())
                    .add(Integer.valueOf(element.group(1)));
        }
    }

    private static AwsException refused(String operation, String name, String reason) {
        return new AwsException(
                "ValidationError",
                400,
                "The local cloud does not support the member " + name + " of " + operation + ": " + reason
                        + ". Leave it out, or deploy to AWS.");
    }

    /** Whether a value is this word, in capitals or not. */
    public static Predicate<String> is(String word) {
        return value -> value.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT));
    }
}
