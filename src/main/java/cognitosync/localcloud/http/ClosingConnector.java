package cognitosync.localcloud.http;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A connector whose end no idle connection holds up. Jetty shortens the patience of the connections it knows when it begins to
 * end; one that was accepted a moment before and becomes known only afterwards would keep the whole stop timeout.
 */
final class ClosingConnector extends ServerConnector {
    ClosingConnector(Server server, ConnectionFactory connections) {
        super(server, connections);
    }

    @Override
    protected void onEndPointOpened(EndPoint connection) {
        super.onEndPointOpened(connection);
        if (isShutdown()) {
            connection.setIdleTimeout(getShutdownIdleTimeout());
        }
    }
}
