package cognitosync.localcloud.appsync.schema;

import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.schema.idl.errors.SchemaProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schema of an API: what its definition says, and what AppSync adds. The library is loaded when the first one is read.
 *
 * @param registry the definitions
 * @param schema the types
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/designing-your-schema.html">Designing schemas</a>
 */
public record ApiSchema(TypeDefinitionRegistry registry, GraphQLSchema schema) {
    /** Of a definition, in bytes. */
    static final int LARGEST = 1024 * 1024;

    private static final String RESERVED = "AWS";
    private static final String SUBSCRIBE = "aws_subscribe";

    /**
     * Reads a definition.
     *
     * @throws SchemaException with everything in it that is not supported
     */
    public static ApiSchema read(String definition) {
        if (definition.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new SchemaException("Schema definition exceeds the limit of 1 MB.");
        }
        if (Nesting.isTooDeep(definition)) {
            throw new SchemaException("Schema definition nests deeper than " + Nesting.DEEPEST + " brackets.");
        }
        TypeDefinitionRegistry registry = parsed(definition);
        requireNothingCustom(registry);
        try {
            registry.merge(new SchemaParser().parse(additions()));
            ApiSchema schema = new ApiSchema(registry, UnExecutableSchemaGenerator.makeUnExecutableSchema(registry));
            schema.requireMutationsOfSubscriptions();
            return schema;
        } catch (SchemaProblem e) {
            throw invalid(e);
        } catch (GraphQLException e) {
            throw new SchemaException(e.getMessage(), e);
        }
    }

    private static TypeDefinitionRegistry parsed(String definition) {
        try {
            return new SchemaParser().parse(definition);
        } catch (SchemaProblem e) {
            throw new SchemaException(
                    "Failed to parse schema document - ensure it's a valid SDL-formatted document. " + messages(e), e);
        }
    }

    private static SchemaException invalid(SchemaProblem problem) {
        return new SchemaException(messages(problem), problem);
    }

    private static String messages(SchemaProblem problem) {
        return problem.getErrors().stream()
                .map(GraphQLError::getMessage)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String additions() {
        try (InputStream in = ApiSchema.class.getResourceAsStream("aws.graphql")) {
            if (in == null) {
                throw new IllegalStateException("The file aws.graphql is missing from the classes.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file aws.graphql cannot be read from the classes.", e);
        }
    }

    private static void requireNothingCustom(TypeDefinitionRegistry registry) {
        List<String> scalars = registry.scalars().keySet().stream()
                .filter(name -> registry.scalars().get(name).getSourceLocation() != null)
                .toList();
        if (!scalars.isEmpty()) {
            throw new SchemaException("Custom scalars are not supported: " + String.join(", ", scalars) + ".");
        }
        registry.types().keySet().stream()
                .filter(name -> name.startsWith(RESERVED))
                .findFirst()
                .ifPresent(name -> {
                    throw new SchemaException(
                            "The type " + name + " has the prefix " + RESERVED + ", which is reserved.");
                });
    }

    /** A subscription is fed by mutations of the same type. */
    private void requireMutationsOfSubscriptions() {
        for (FieldDefinition subscription : fields("Subscription").toList()) {
            for (String mutation : mutations(subscription)) {
                FieldDefinition source = field("Mutation", mutation)
                        .orElseThrow(() -> new SchemaException("The subscription " + subscription.getName()
                                + " names the mutation " + mutation + ", which does not exist."));
                if (!typeName(source).equals(typeName(subscription))) {
                    throw new SchemaException("The subscription " + subscription.getName()
                            + " must have the type of the mutation " + mutation + ", " + typeName(source) + ".");
                }
            }
        }
    }

    private static String typeName(FieldDefinition field) {
        return AstPrinter.printAstCompact(field.getType()).replace("!", "");
    }

    /** The mutations that feed a subscription, as its directive says. */
    public static List<String> mutations(FieldDefinition subscription) {
        return subscription.getDirectives(SUBSCRIBE).stream()
                .map(Directive::getArguments)
                .flatMap(List::stream)
                .map(Argument::getValue)
                .flatMap(ApiSchema::texts)
                .toList();
    }

    private static Stream<String> texts(Value<?> value) {
        if (value instanceof ArrayValue list) {
            return list.getValues().stream().flatMap(ApiSchema::texts);
        }
        return value instanceof StringValue text ? Stream.of(text.getValue()) : Stream.empty();
    }

    /** A field of a type of objects, wherever the definition or an extension has it. */
    public Optional<FieldDefinition> field(String type, String name) {
        return fields(type).filter(field -> field.getName().equals(name)).findFirst();
    }

    private Stream<FieldDefinition> fields(String type) {
        Stream<FieldDefinition> own =
                Optional.ofNullable(registry.getTypeOrNull(type, ObjectTypeDefinition.class)).stream()
                        .flatMap(definition -> definition.getFieldDefinitions().stream());
        return Stream.concat(
                own,
                registry.objectTypeExtensions().getOrDefault(type, List.of()).stream()
                        .flatMap(extension -> extension.getFieldDefinitions().stream()));
    }
}
