package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEcho;
import cognitosync.localcloud.protocol.JsonProtocol;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values of parameters with {@code NoEcho}, kept out of what is told of a deployment: a service's error may quote a property.
 * One of six characters or more is masked wherever it stands; a shorter one where it is a word of its own; one or two characters
 * are left, since nobody has to be told them to know them, and without each "a" the sentence would say nothing.
 *
 * @param values the longest first, since one may be part of another
 */
record NoEchoMask(List<String> values) {
    /** A reason quotes values, which may be as long as templates; nobody reads more than that. */
    private static final int LONGEST = 8_192;

    private static final int SHORTEST_PART = 6;
    private static final int SHORTEST_WORD = 3;

    static NoEchoMask of(Collection<String> values) {
        return new NoEchoMask(values.stream()
                .filter(value -> value.strip().length() >= SHORTEST_WORD)
                // Errors may quote a property as JSON, too.
                .flatMap(value -> Stream.of(value, quoted(value)))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    private static String quoted(String value) {
        String json = JsonProtocol.MAPPER.valueToTree(value).toString();
        return json.substring(1, json.length() - 1);
    }

    /** What the submission hides and what the stack has hidden before: an error may quote either. */
    static NoEchoMask of(Submission submission, StackState state) {
        Set<String> all = new TreeSet<>(state.hiddenParameters());
        all.addAll(NoEcho.hidden(submission.template().source(), submission.parameters()));
        return of(all);
    }

    /** The sentence as people may read it. */
    String mask(String sentence) {
        int longest = values.isEmpty() ? 0 : values.get(0).length();
        if (sentence.length() <= LONGEST + longest) {
            return maskAll(sentence);
        }
        // What is cut off in the middle of a value is not seen: as much again is left out as the longest has.
        String begin = maskAll(sentence.substring(0, LONGEST + longest));
        return begin.substring(0, Math.max(0, begin.length() - longest)) + "…";
    }

    private String maskAll(String sentence) {
        String masked = sentence;
        for (String value : values) {
            masked = value.length() >= SHORTEST_PART ? masked.replace(value, NoEcho.MASK) : maskWord(masked, value);
        }
        return masked;
    }

    private static String maskWord(String sentence, String value) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])")
                .matcher(sentence)
                .replaceAll(NoEcho.MASK);
    }

    /** The same failure where it quotes nothing hidden; else one that says it without. */
    RuntimeException mask(RuntimeException failure) {
        return isTold(failure) ? (RuntimeException) masked(failure) : failure;
    }

    /** The same of an error, too. */
    Throwable mask(Throwable failure) {
        return isTold(failure) ? masked(failure) : failure;
    }

    private boolean isTold(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (!each.toString().equals(mask(each.toString()))) {
                return true;
            }
        }
        return false;
    }

    private Throwable masked(Throwable failure) {
        Throwable cause = failure.getCause() == null ? null : masked(failure.getCause());
        String told = failure instanceof DeploymentException ? failure.getMessage() : failure.toString();
        DeploymentException masked = new DeploymentException(mask(told), cause);
        masked.setStackTrace(failure.getStackTrace());
        return masked;
    }
}
