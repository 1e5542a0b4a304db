package cognitosync.device.remote.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLError;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations of this device fit the schema that the stack deploys. */
class OperationsTest {
    private static final Path SCHEMA =
            Path.of("src", "main", "resources", "cognitosync", "infra", "appsync", "schema.graphql");

    static Stream<String> operations() {
        return Stream.of(
                Operations.CHANGES,
                Operations.DATASETS,
                Operations.UPDATE,
                Operations.DELETE,
                Operations.CHANGED,
                SharingOperations.ROLE,
                SharingOperations.MEMBERS,
                SharingOperations.INVITE,
                SharingOperations.ACCEPT,
                SharingOperations.LEAVE,
                SharingOperations.REMOVE);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operation_isOneOfTheSchema(String operation) throws IOException {
        assertThat(errors(operation)).isEmpty();
        assertThat(errors(operation.replace("dataset: $dataset", "dataset: 1").replace("name", "nome")))
                .isNotEmpty();
    }

    private static List<? extends GraphQLError> errors(String operation) throws IOException {
        GraphQLSchema schema = new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser()
                                .parse("directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION\n"
                                        + Files.readString(SCHEMA)),
                        RuntimeWiring.MOCKED_WIRING);
        return new Validator().validateDocument(schema, Parser.parse(operation), Locale.ROOT);
    }
}
