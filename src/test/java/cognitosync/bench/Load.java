package cognitosync.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Clients that each keep one connection and send their next request as soon as the last one is answered. One thread plays them
 * all, so that the load takes as little of the machine as it can from the server.
 */
final class Load {
    private static final long LONGEST_MILLIS = 60_000;

    private Load() {}

    /**
     * Sends what the clients have, until none has more.
     *
     * @param port of a server on loopback
     * @param clients the requests of each, as they go over the wire
     * @throws BenchException where one is not answered with 200
     */
    static Measured run(int port, List<? extends Iterator<byte[]>> clients) {
        try (Selector selector = Selector.open()) {
            List<Client> all = new ArrayList<>();
            try {
                for (Iterator<byte[]> requests : clients) {
                    all.add(new Client(
                            selector, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), requests));
                }
                return run(selector, all);
            } finally {
                for (Client client : all) {
                    client.close();
                }
            }
        } catch (IOException e) {
            throw new BenchException("The server on port " + port + " stopped answering: " + e.getMessage(), e);
        }
    }

    /** What these requests are answered, one after the other on one connection. */
    static List<byte[]> bodies(int port, List<byte[]> requests) {
        List<byte[]> bodies = new ArrayList<>();
        try (Selector selector = Selector.open();
                Client client = new Client(
                        selector, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), requests.iterator())) {
            while (client.sendNext()) {
                do {
                    selector.selectedKeys().clear();
                    if (selector.select(LONGEST_MILLIS) == 0) {
                        throw silent();
                    }
                } while (!client.hasAnswer());
                bodies.add(client.body());
            }
            return bodies;
        } catch (IOException e) {
            throw new BenchException("The server on port " + port + " stopped answering: " + e.getMessage(), e);
        }
    }

    private static BenchException silent() {
        return new BenchException("No request was answered within " + LONGEST_MILLIS / 1_000 + " s.");
    }

    private static Measured run(Selector selector, List<Client> clients) throws IOException {
        long began = System.nanoTime();
        int busy = 0;
        for (Client client : clients) {
            busy += client.sendNext() ? 1 : 0;
        }
        while (busy > 0) {
            if (selector.select(LONGEST_MILLIS) == 0) {
                throw silent();
            }
            Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
            while (ready.hasNext()) {
                Client client = (Client) ready.next().attachment();
                ready.remove();
                if (client.hasAnswer() && !client.sendNext()) {
                    busy--;
                }
            }
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
        return new Measured(clients.stream().flatMapToLong(Client::nanos).toArray(), elapsed);
    }
}
