package cognitosync.localcloud;

import cognitosync.localcloud.account.OptionException;
import cognitosync.localcloud.messages.Messages;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How the local cloud is started.
 *
 * @param websitePort port of the website, 0 for any free one
 * @param signInPort port of the user pool's domain, 0 for any free one
 * @param apiPort port of the AWS APIs, 0 for any free one
 * @param data folder of everything durable
 * @param region region of the local account
 * @param empty start without a stack
 * @param assembly folder of the cloud assembly that is run
 */
public record LocalCloudOptions(
        int websitePort, int signInPort, int apiPort, Path data, String region, boolean empty, Path assembly) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    /**
     * Reads the options.
     *
     * @param property answers the value of a name such as {@code local.api.port}, {@code null} where it is not set
     * @throws OptionException where a value cannot be used
     */
    public static LocalCloudOptions from(UnaryOperator<String> property) {
        return new LocalCloudOptions(
                port(property, "local.website.port", 8080),
                port(property, "local.signin.port", 8081),
                port(property, "local.api.port", 4566),
                Path.of(text(property, "local.data", ".local")),
                region(text(property, "local.region", "eu-west-1")),
                flag(property, "local.empty"),
                Path.of(text(property, "local.assembly", "target/cdk.out")));
    }

    private static String text(UnaryOperator<String> property, String name, String otherwise) {
        String value = property.apply(name);
        return value == null || value.isBlank() ? otherwise : value.trim();
    }

    private static int port(UnaryOperator<String> property, String name, int otherwise) {
        String value = text(property, name, Integer.toString(otherwise));
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535) {
            return Integer.parseInt(value);
        }
        throw new OptionException(Messages.text("terminal.option.port", name, value));
    }

    private static String region(String value) {
        if (REGION.matcher(value).matches()) {
            return value;
        }
        throw new OptionException(Messages.text("terminal.option.region", value));
    }

    private static boolean flag(UnaryOperator<String> property, String name) {
        String value = text(property, name, "false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new OptionException(Messages.text("terminal.option.flag", name, value));
        };
    }
}
