package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.appsync.schema.Nesting;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.execution.UnknownOperationException;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.schema.GraphQLSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Documents of requests, parsed and validated within limits. */
record Documents(GraphQLSchema schema, boolean introspection) {
    private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");

    /**
     * Parses a document.
     *
     * @throws GraphqlException if it is not GraphQL, or too much to read
     */
    static Document parse(String query) {
        if (Nesting.isTooDeep(query)) {
            throw GraphqlException.malformed("Unable to parse GraphQL query.");
        }
        try {
            return Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(query)
                    .parserOptions(GraphqlLimits.PARSER)
                    .locale(Locale.ENGLISH)
                    .build());
        } catch (InvalidSyntaxException e) {
            throw GraphqlException.malformed("Unable to parse GraphQL query.");
        }
    }

    /**
     * The operation that is to be run.
     *
     * @throws GraphqlException if the request does not name one of the document's
     */
    static OperationDefinition operation(Document document, GraphqlRequest request) {
        try {
            return NodeUtil.getOperation(document, request.operationName().orElse(null)).operationDefinition;
        } catch (UnknownOperationException e) {
            throw GraphqlException.badRequest(e.getMessage());
        }
    }

    /** What is wrong with a document. */
    List<GraphQLError> validate(Document document) {
        List<GraphQLError> errors = new ArrayList<>(
                ParseAndValidate.validate(schema, document, rule -> true, Locale.ENGLISH, GraphqlLimits.COMPLEXITY));
        if (!introspection) {
            errors.addAll(introspections(document));
        }
        return errors;
    }

    /** Where introspection is off, its fields are not there. */
    private List<GraphQLError> introspections(Document document) {
        List<GraphQLError> errors = new ArrayList<>();
        Deque<Node<?>> nodes = new ArrayDeque<>(List.of(document));
        while (!nodes.isEmpty()) {
            Node<?> node = nodes.pop();
            if (node instanceof Field field && INTROSPECTION.contains(field.getName())) {
                errors.add(new FieldError.Undefined(field, schema.getQueryType().getName()));
            }
            node.getChildren().forEach(nodes::push);
        }
        return errors;
    }
}
