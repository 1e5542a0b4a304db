package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which attributes a client may set, and in what form.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">User
 *     attributes</a>
 */
public final class Attributes {
    /** What Cognito takes at most. */
    public static final int LONGEST_VALUE = 2_048;

    private static final int LONGEST_ADDRESS = 254;
    // As in Cognito's pattern of user names, no invisible characters: two accounts would look alike.
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\p{Z}\\p{C}]{1,64}@[^@\\p{Z}\\p{C}.]+(\\.[^@\\p{Z}\\p{C}.]+)*");
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[0-9]{1,15}");
    private static final Pattern BIRTHDATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    private static final Set<String> STANDARD = Set.of(
            "address",
            "birthdate",
            "email",
            "email_verified",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "phone_number",
            "phone_number_verified",
            "picture",
            "preferred_username",
            "profile",
            "sub",
            "updated_at",
            "website",
            "zoneinfo");
    // Cognito sets them itself; only an administrator may, the sub not even then.
    private static final Set<String> OF_COGNITO = Set.of("email_verified", "phone_number_verified", "sub");

    private Attributes() {}

    /** Whether a text is an email address. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    /** Refuses a name that the pool's schema does not have. */
    public static void requireKnown(UserPool pool, String name) {
        if (!STANDARD.contains(name) && !pool.requiredAttributes().contains(name)) {
            throw schema("Type for attribute {" + name + "} could not be determined", name);
        }
    }

    /** Refuses attributes that the client may not write, or that have another form than Cognito takes. */
    static void requireWritable(UserPool pool, AppClient client, Map<String, String> given) {
        given.forEach((name, value) -> {
            requireKnown(pool, name);
            if (OF_COGNITO.contains(name) || !client.writes(name)) {
                throw new UserPoolException(
                        "NotAuthorizedException",
                        "A client attempted to write unauthorized attribute",
                        Messages.text("sign-in.sign-up.not-writable", name));
            }
            requireForm(name, value);
        });
    }

    /**
     * The attributes that an administrator sets, in the form that is stored.
     *
     * @throws UserPoolException where the schema does not have one, a value has another form, or it is the {@code sub}
     */
    static Map<String, String> ofAdministrator(UserPool pool, Map<String, String> given) {
        Map<String, String> attributes = new LinkedHashMap<>(given);
        given.forEach((name, value) -> {
            requireKnown(pool, name);
            if (name.equals("sub")) {
                throw new UserPoolException(
                        "InvalidParameterException",
                        "Cannot modify the non-mutable attribute sub",
                        Messages.text("sign-in.sign-up.not-writable", name));
            }
            requireForm(name, value);
            if (name.endsWith("_verified") && !value.isEmpty()) {
                attributes.put(name, flag(name, value));
            }
        });
        return attributes;
    }

    private static String flag(String name, String value) {
        String folded = value.toLowerCase(Locale.ROOT);
        if (!folded.equals("true") && !folded.equals("false")) {
            throw schema(name + ": The value must be a boolean\n", name);
        }
        return folded;
    }

    /** Refuses the absence of an attribute that every user of the pool has. */
    static void requireAll(UserPool pool, Map<String, String> attributes) {
        for (String name : pool.requiredAttributes()) {
            if (attributes.getOrDefault(name, "").isEmpty()) {
                throw missing(name);
            }
        }
    }

    static UserPoolException missing(String name) {
        return new UserPoolException(
                "InvalidParameterException",
                "Attributes did not conform to the schema: " + name + ": The attribute is required\n",
                Messages.text("sign-in.sign-up.empty", name.replace('_', ' ')));
    }

    /** Refuses a change of an attribute that the schema made immutable. */
    static void requireMutable(UserPool pool, Set<String> names) {
        for (String name : names) {
            if (pool.immutableAttributes().contains(name)) {
                throw schema(name + ": Attribute cannot be updated.\n", name);
            }
        }
    }

    /** Refuses a value in another form than Cognito takes; an empty one stands for none. */
    public static void requireForm(String name, String value) {
        if (value.length() > LONGEST_VALUE) {
            throw new UserPoolException(
                    "InvalidParameterException",
                    "Attributes did not conform to the schema: " + name
                            + ": String attributes cannot have a length of more than " + LONGEST_VALUE + "\n",
                    Messages.text("sign-in.sign-up.too-long", name.replace('_', ' '), LONGEST_VALUE));
        }
        if (value.isEmpty()) {
            return;
        }
        switch (name) {
            case "email" -> require(isAddress(value), "Invalid email address format.", name);
            case "phone_number" -> require(PHONE_NUMBER.matcher(value).matches(), "Invalid phone number format.", name);
            case "birthdate" ->
                require(BIRTHDATE.matcher(value).matches(), "Invalid birthdate format, please use YYYY-MM-DD.", name);
            case "updated_at" ->
                require(
                        NUMBER.matcher(value).matches(),
                        "Attributes did not conform to the schema: updated_at: The value must be a number\n",
                        name);
            default -> {
                // Text of any kind.
            }
        }
    }

    private static void require(boolean isValid, String message, String name) {
        if (!isValid) {
            throw new UserPoolException(
                    "InvalidParameterException",
                    message,
                    name.equals("email")
                            ? Messages.text("sign-in.sign-up.no-address")
                            : Messages.text("sign-in.sign-up.malformed", name.replace('_', ' ')));
        }
    }

    private static UserPoolException schema(String violation, String name) {
        return new UserPoolException(
                "InvalidParameterException",
                "Attributes did not conform to the schema: " + violation,
                Messages.text("sign-in.sign-up.not-writable", name));
    }
}
