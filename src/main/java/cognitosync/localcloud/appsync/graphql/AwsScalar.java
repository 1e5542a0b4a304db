package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A scalar that AppSync adds.
 *
 * @param typeName its name
 * @param read what clients send; empty if it is not valid
 * @param written what resolvers return; empty if it is not valid
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html">Scalar types</a>
 */
record AwsScalar(String typeName, Reading read, Reading written) implements Coercing<Object, Object> {
    private interface Reading {
        Optional<?> of(Object value);
    }

    static List<GraphQLScalarType> all() {
        return Stream.of(
                        of("AWSDate", ScalarTexts::isDate),
                        of("AWSTime", ScalarTexts::isTime),
                        of("AWSDateTime", ScalarTexts::isDateTime),
                        of("AWSEmail", ScalarTexts::isEmail),
                        of("AWSURL", ScalarTexts::isUrl),
                        of("AWSPhone", ScalarTexts::isPhone),
                        of("AWSIPAddress", ScalarTexts::isIpAddress),
                        // Seconds since 1970, which can be negative.
                        new AwsScalar("AWSTimestamp", AwsScalar::seconds, AwsScalar::seconds),
                        // A text of JSON for clients, and the value in it for resolvers.
                        new AwsScalar("AWSJSON", AwsScalar::parsed, AwsScalar::json))
                .map(AwsScalar::type)
                .toList();
    }

    private static AwsScalar of(String typeName, Predicate<String> isValid) {
        return new AwsScalar(typeName, value -> text(value, isValid), value -> text(value, isValid));
    }

    private GraphQLScalarType type() {
        return GraphQLScalarType.newScalar().name(typeName).coercing(this).build();
    }

    private static Optional<String> text(Object value, Predicate<String> isValid) {
        return value instanceof String text && isValid.test(text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Long> seconds(Object value) {
        if (value instanceof BigInteger number && number.bitLength() >= Long.SIZE) {
            return Optional.empty();
        }
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger
                ? Optional.of(((Number) value).longValue())
                : Optional.empty();
    }

    private static Optional<JsonNode> parsed(Object value) {
        if (!(value instanceof String text) || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonProtocol.MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> json(Object value) {
        JsonNode json =
                value instanceof ResultValues.Members members ? members.json() : JsonProtocol.MAPPER.valueToTree(value);
        return Optional.of((json == null ? NullNode.getInstance() : json).toString());
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        Optional<?> text = written.of(value);
        if (text.isEmpty()) {
            throw new CoercingSerializeException("Unable to serialize `" + value + "` as a valid " + typeName + ".");
        }
        return text.get();
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
        Optional<?> parsed = read.of(value);
        if (parsed.isEmpty()) {
            throw new CoercingParseValueException("Unable to parse `" + value + "` as a valid " + typeName + ".");
        }
        return parsed.get();
    }

    @Override
    public Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object value = literal instanceof StringValue text
                ? text.getValue()
                : literal instanceof IntValue number ? number.getValue() : null;
        Optional<?> parsed = value == null ? Optional.empty() : read.of(value);
        if (parsed.isEmpty()) {
            throw new CoercingParseLiteralException("Unable to parse the literal as a valid " + typeName + ".");
        }
        return parsed.get();
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
        return value instanceof Number number ? IntValue.of(number.intValue()) : StringValue.of(String.valueOf(value));
    }
}
