package cognitosync.localcloud.userpool.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderRequest;

/**
 * Requests drawn from a seed: the members are those of AWS's model, as AWS SDK for Java v2 knows them; their values are right, wrong, long,
 * deep, of another type or absent. Operations that the local cloud does not run are among them.
 */
final class GeneratedRequests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TARGET = "AWSCognitoIdentityProviderService.";
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "sam@example.com",
            "SAM@EXAMPLE.COM",
            "Correct-horse-1",
            "eu-west-1_AbCdEfGhI",
            "a.b.c",
            "eyJhbGciOiJub25lIn0.e30.",
            "123456",
            "0",
            "email",
            "email = \"a\"",
            "name ^= \"\\\"",
            "USER_SRP_AUTH",
            "USER_PASSWORD_AUTH",
            "USER_AUTH",
            "REFRESH_TOKEN_AUTH",
            "PASSWORD_VERIFIER",
            "NEW_PASSWORD_REQUIRED",
            "SELECT_CHALLENGE",
            "' OR 1=1 --",
            "\u0000",
            "\ud800",
            "\u202e\u0301ß\ud83d\ude00",
            "ｓａｍ@example.com",
            "%s %n {0} ${x} {{y}}",
            "../../etc/passwd",
            "<script>alert(1)</script>");
    private static final List<String> PARAMETERS = List.of(
            "USERNAME",
            "PASSWORD",
            "SRP_A",
            "REFRESH_TOKEN",
            "SECRET_HASH",
            "NEW_PASSWORD",
            "ANSWER",
            "PREFERRED_CHALLENGE",
            "TIMESTAMP",
            "PASSWORD_CLAIM_SIGNATURE",
            "PASSWORD_CLAIM_SECRET_BLOCK",
            "userAttributes.name",
            "");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "1", "60", "61", "1.5", "1e400", "2147483648", "99999999999999999999999");
    private static final int MUCH = 40_000;
    private static final int DEEP = 400;

    private final Random random;
    private final Map<String, List<String>> right;
    private final List<Class<?>> operations;
    private final List<Class<?>> run;

    /** A request; the body is a text because not all are JSON. */
    record Generated(String target, String body) {
        @Override
        public String toString() {
            return target + " " + (body.length() > 400 ? body.substring(0, 400) + "… (" + body.length() + ")" : body);
        }
    }

    /**
     * Draws from this.
     *
     * @param isRun whether the local cloud runs that operation; most requests are for those
     * @param right values of members by which a request gets further than to the first check
     */
    GeneratedRequests(Random random, Predicate<String> isRun, Map<String, List<String>> right) {
        this.random = random;
        this.right = right;
        this.operations = Stream.of(CognitoIdentityProviderClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .filter(CognitoIdentityProviderRequest.class::isAssignableFrom)
                .distinct()
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        this.run = operations.stream()
                .filter(operation -> isRun.test(name(operation)))
                .toList();
    }

    private static String name(Class<?> operation) {
        return operation.getSimpleName().replaceAll("Request$", "");
    }

    Generated next() {
        Class<?> operation = oneOf(random.nextInt(20) == 0 ? operations : run);
        String name = name(operation);
        String body = body(operation).toString();
        return switch (random.nextInt(20)) {
            case 0 -> new Generated(TARGET + text(), body);
            case 1 -> new Generated(TARGET + name.toLowerCase(Locale.ROOT), body);
            case 2 -> new Generated(TARGET + name, body.substring(0, random.nextInt(body.length())));
            case 3 -> new Generated(TARGET + name, "[".repeat(random.nextInt(20_000)));
            case 4 -> new Generated(TARGET + name, "null");
            default -> new Generated(TARGET + name, body);
        };
    }

    private ObjectNode body(Class<?> operation) {
        ObjectNode body = JSON.objectNode();
        for (SdkField<?> field : fields(operation)) {
            if (random.nextInt(8) != 0) {
                body.set(field.locationName(), member(field));
            }
        }
        if (random.nextInt(10) == 0) {
            body.set(text(), wrongType());
        }
        return body;
    }

    private static List<SdkField<?>> fields(Class<?> structure) {
        try {
            Method builder = structure.getMethod("builder");
            return ((SdkPojo) builder.invoke(null)).sdkFields();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Every structure of the SDK has a builder", e);
        }
    }

    private JsonNode member(SdkField<?> field) {
        List<String> known = right.getOrDefault(field.locationName(), List.of());
        if (!known.isEmpty() && random.nextInt(10) != 0) {
            return JSON.textNode(oneOf(known));
        }
        return random.nextInt(40) == 0 ? wrongType() : value(field);
    }

    private JsonNode value(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return JSON.textNode(text());
        }
        if (type == MarshallingType.BOOLEAN) {
            return JSON.booleanNode(random.nextBoolean());
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            ArrayNode list = JSON.arrayNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(random.nextInt(40) == 0 ? wrongType() : value(element));
            }
            return list;
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
            ObjectNode map = JSON.objectNode();
            for (int i = random.nextInt(6); i > 0; i--) {
                map.set(oneOf(PARAMETERS), random.nextInt(40) == 0 ? wrongType() : value(element));
            }
            return map;
        }
        if (type == MarshallingType.SDK_POJO) {
            ObjectNode structure = JSON.objectNode();
            for (SdkField<?> part : field.constructor().get().sdkFields()) {
                if (random.nextInt(4) != 0) {
                    structure.set(part.locationName(), member(part));
                }
            }
            return structure;
        }
        return JSON.numberNode(new BigDecimal(oneOf(NUMBERS)));
    }

    private JsonNode wrongType() {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(new BigDecimal(oneOf(NUMBERS)));
            case 3 -> JSON.textNode(text());
            case 4 -> deep();
            case 5 -> JSON.arrayNode().add(text()).addNull();
            default -> JSON.objectNode().put(text(), text());
        };
    }

    private JsonNode deep() {
        JsonNode deep = JSON.nullNode();
        for (int i = random.nextInt(DEEP); i > 0; i--) {
            deep = random.nextBoolean()
                    ? JSON.arrayNode().add(deep)
                    : JSON.objectNode().set("a", deep);
        }
        return deep;
    }

    private String text() {
        String text = oneOf(TEXTS);
        return random.nextInt(25) == 0 ? text.repeat(1 + MUCH / (text.length() + 1)) : text;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
