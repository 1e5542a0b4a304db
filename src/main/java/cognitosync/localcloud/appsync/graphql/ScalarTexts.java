package cognitosync.localcloud.appsync.graphql;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The texts that scalars of AppSync take.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html">Scalar types</a>
 */
final class ScalarTexts {
    private static final String OFFSET = "(?:Z|[+-](?:0\\d|1[0-8]):[0-5]\\d(?::[0-5]\\d)?)";
    private static final Pattern DATE = Pattern.compile("([+-]?\\d{4,9}-\\d\\d-\\d\\d)" + OFFSET + "?");
    private static final Pattern TIME = Pattern.compile("(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)" + OFFSET + "?");
    private static final Pattern DATE_TIME = Pattern.compile("(.+)T(.+" + OFFSET + ")");
    // An unquoted local part and a domain of labels; not everything that RFC 822 allows.
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\\\\\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ()-]{1,30}\\d");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int LONGEST = 2_048;
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 15;
    private static final int GROUPS = 8;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private ScalarTexts() {}

    static boolean isDate(String text) {
        Matcher date = DATE.matcher(text);
        return date.matches() && isParsed(() -> LocalDate.parse(date.group(1)));
    }

    static boolean isTime(String text) {
        Matcher time = TIME.matcher(text);
        return time.matches() && isParsed(() -> LocalTime.parse(time.group(1)));
    }

    /** Other than for dates and times, the offset is required. */
    static boolean isDateTime(String text) {
        Matcher both = DATE_TIME.matcher(text);
        return text.length() < LONGEST
                && both.matches()
                && Character.isDigit(both.group(1).charAt(both.group(1).length() - 1))
                && isDate(both.group(1))
                && isTime(both.group(2));
    }

    private static boolean isParsed(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches() && !text.contains("..");
    }

    static boolean isPhone(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return PHONE.matcher(text).matches() && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
    }

    /** A scheme is required, and a path may not have two slashes in a row. */
    static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean hasPlace = uri.getHost() != null || (uri.getScheme() != null && uri.isOpaque());
            return text.length() <= LONGEST
                    && uri.getScheme() != null
                    && hasPlace
                    && (uri.getRawPath() == null || !uri.getRawPath().contains("//"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** An address of either version, or a block of addresses. */
    static boolean isIpAddress(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean isV4 = IPV4.matcher(address).matches();
        return (isV4 || isIpv6(address))
                && (slash < 0 || isPrefix(text.substring(slash + 1), isV4 ? IPV4_BITS : IPV6_BITS));
    }

    private static boolean isPrefix(String text, int most) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= most;
    }

    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (text.length() > LONGEST || gap != text.lastIndexOf("::")) {
            return false;
        }
        if (gap < 0) {
            return groups(text) == GROUPS;
        }
        int before = groups(text.substring(0, gap));
        int after = groups(text.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits a part of an address has; -1 if it is none. */
    private static int groups(String part) {
        if (part.isEmpty()) {
            return 0;
        }
        String[] groups = part.split(":", -1);
        String last = groups[groups.length - 1];
        boolean endsInV4 = IPV4.matcher(last).matches();
        int plain = endsInV4 ? groups.length - 1 : groups.length;
        boolean isValid =
                IntStream.range(0, plain).allMatch(i -> GROUP.matcher(groups[i]).matches());
        return isValid ? plain + (endsInV4 ? 2 : 0) : -1;
    }
}
