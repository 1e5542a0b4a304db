package cognitosync.localcloud.cloudformation.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The regular expression that a parameter's value must match as a whole. It is the template's, and matching may take
 * exponential time, as with {@code (a+)+}: a match is given up after a number of steps.
 *
 * @param parameter whose it is
 * @param pattern the expression
 */
public record AllowedPattern(String parameter, Pattern pattern) {
    /** Looks at characters for all parameters of a template together: a fraction of a second, and thousands for each character of a value. */
    private static final long STEPS = 5_000_000;

    // Groups that match nothing are repeated without looking at a character, as often as the expression says.
    private static final long REPETITIONS = 1_000_000;
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    /** How many characters matching may still read. */
    public static final class Steps {
        private long left = STEPS;
    }

    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A value that counts how often a character is read. */
    private record Counted(String text, Steps steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (steps.left-- <= 0) {
                throw new TooLongException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), steps);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static AllowedPattern of(String parameter, String text) {
        if (repetitions(text) > REPETITIONS) {
            throw new DeploymentException("The AllowedPattern of the parameter " + parameter
                    + " repeats its groups more than " + REPETITIONS + " times. Use smaller numbers.");
        }
        try {
            return new AllowedPattern(parameter, Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new DeploymentException(
                    "The parameter " + parameter + " has the AllowedPattern " + text
                            + ", which is not a valid regular expression: " + e.getDescription() + ".",
                    e);
        } catch (StackOverflowError e) {
            throw tooDeep(parameter, e);
        }
    }

    /** Whether the whole value matches. */
    boolean matches(String value, Steps steps) {
        try {
            return pattern.matcher(new Counted(value, steps)).matches();
        } catch (TooLongException e) {
            throw new DeploymentException(
                    "The value of the parameter " + parameter
                            + " cannot be matched against its AllowedPattern in reasonable time."
                            + " Write it so that no repeated group can match the same text in several ways.",
                    e);
        } catch (StackOverflowError e) {
            throw tooDeep(parameter, e);
        }
    }

    private static DeploymentException tooDeep(String parameter, StackOverflowError e) {
        return new DeploymentException(
                "The AllowedPattern of the parameter " + parameter
                        + " is nested too deeply to match its value. Simplify it.",
                e);
    }

    // Counts of groups inside one another multiply. Classes are read as if they were outside, which can only count too
    // much.
    private static long repetitions(String text) {
        Deque<Long> outer = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        Matcher count = COUNT.matcher(text);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                last = 1;
            } else if (c == '(') {
                outer.push(sum);
                sum = 0;
                last = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                last = Math.max(1, sum);
                sum = outer.pop() + last;
            } else if (c == '{' && count.region(at, text.length()).lookingAt()) {
                long times = Math.max(1, Long.parseLong(most(count)));
                sum += last * (times - 1);
                last *= times;
                at = count.end() - 1;
            } else {
                last = 1;
                sum++;
            }
            if (sum > REPETITIONS) {
                return sum;
            }
        }
        return sum;
    }

    private static String most(Matcher count) {
        return count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
    }
}
