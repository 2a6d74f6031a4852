import Agent
import DurableFiles
import Foundation
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@Suite("The agent's folder")
struct AgentFolderTests {
    @Test("A folder without an agent is refused")
    func notJoined() throws {
        let office = TestOffice()
        #expect(codes { _ = try office.folder() } == ["agent-not-joined"])
        _ = try AgentFolder.create(office.path)
        #expect(codes { _ = try office.folder() } == ["agent-not-joined"])
    }

    @Test("A second writer hears who holds the folder, while readers go on")
    func lock() async throws {
        let world = World()
        let office = TestOffice(world)
        let folder = try office.join(world)
        let lock = try await folder.lock(holder: "shangji agent seal")
        let held = await #expect(throws: FolderHeld.self) {
            try await folder.lock(holder: "another")
        }
        #expect(held?.holder.hasPrefix("shangji agent seal (pid ") == true)
        #expect(try office.desk().checked().isEmpty)
        withExtendedLifetime(lock) {}
    }

    @Test("Whoever talks to the centre does not keep a clerk from working")
    func syncLock() async throws {
        let world = World()
        let office = TestOffice(world)
        let folder = try office.join(world)
        let sync = try folder.lockSync(holder: "shangji agent run")
        let held = #expect(throws: FolderHeld.self) { try folder.lockSync(holder: "another") }
        #expect(held?.holder.hasPrefix("shangji agent run") == true)
        let lock = try await folder.lock(holder: "shangji agent draft set")
        withExtendedLifetime((sync, lock)) {}
    }

    @Test("A lock ends with its holder")
    func lockEnds() throws {
        let world = World()
        let office = TestOffice(world)
        let folder = try office.join(world)
        do {
            let lock = try folder.lockSync(holder: "first")
            withExtendedLifetime(lock) {}
        }
        #expect(throws: Never.self) { try folder.lockSync(holder: "second") }
    }
}

@Suite("Joining")
struct JoiningTests {
    @Test("Joining works without network and its request proves both keys")
    func offline() throws {
        let world = World()
        let office = TestOffice(world)
        try office.join(world)
        let identity = try #require(try office.folder().database.identity())
        #expect(identity.device == world.device.id)
        #expect(identity.office == world.office)
        #expect(identity.card == world.card)
        #expect(identity.server == "https://127.0.0.1:8443")
        #expect(identity.request.isProven(centre: world.centre))
        #expect(identity.request.person.name == "陈明")
        #expect(identity.request.device.recipient != nil)
        #expect(identity.request.secret == world.invitation().secret)
    }

    @Test("The clerk's key opens with the passphrase and with no other")
    func passphrase() throws {
        let world = World()
        let office = TestOffice(world)
        let keys = try office.join(world).keys
        let key = try keys.open(person: .of("chen"), passphrase: TestOffice.passphrase).get()
        #expect(key.id == world.clerk.id)
        let wrong = keys.open(person: .of("chen"), passphrase: "wrong horse")
        #expect(throws: RecordRefusal(.passphraseWrong, ["person": "chen"])) { try wrong.get() }
    }

    @Test("Joining again with the same invitation keeps keys and request")
    func again() throws {
        let world = World()
        let office = TestOffice(world)
        try office.join(world)
        let before = try office.dump()
        try office.join(world)
        #expect(try office.dump() == before)
    }

    @Test("Another invitation needs another folder")
    func otherInvitation() throws {
        let world = World()
        let office = TestOffice(world)
        let folder = try office.join(world)
        let other = Joining(
            invitation: World(office: .of("b02")).invitation(), person: .of("chen"), name: "陈明")
        #expect(codes { _ = try other.isDone(in: folder) } == ["agent-already-joined"])
    }

    @Test("Another address of the same centre is kept")
    func moves() throws {
        let world = World()
        let office = TestOffice(world)
        let folder = try office.join(world)
        let joining = Joining(
            invitation: world.invitation(), person: .of("chen"), name: "陈明",
            server: "https://10.0.0.9:8443")
        #expect(try joining.isDone(in: folder))
        #expect(try folder.database.identity()?.server == "https://10.0.0.9:8443")
    }

    @Test("No person takes the name of the device's key", arguments: ["device", "device-age"])
    func reservedNames(name: String) throws {
        let world = World()
        let office = TestOffice(world)
        let folder = try AgentFolder.create(office.path)
        let joining = Joining(invitation: world.invitation(), person: .of(name), name: "陈明")
        #expect(
            codes { try joining.prepare(in: folder, passphrase: TestOffice.passphrase) }
                == ["person-id-reserved"])
        #expect(try folder.database.identity() == nil)
        try office.join(world)
        #expect(
            codes {
                _ = try PersonKeys.add(
                    .of(name), name: "李", passphrase: TestOffice.passphrase, in: folder)
            } == ["person-id-reserved"])
    }

    @Test("The key that opens bundles is the one that the request names")
    func ageKey() throws {
        let world = World()
        let office = TestOffice(world)
        let folder = try office.join(world)
        let recipient = try folder.database.identity()?.request.device.recipient
        #expect(try folder.ageIdentity().recipient == recipient)
        let path = folder.keys.path("device-age")
        try DurableFile.write(Array("{}".utf8), to: path)
        #expect(throws: RecordRefusal(.keyFileUnreadable, ["file": path])) {
            try folder.ageIdentity()
        }
    }

    @Test("A further person has a key of its own, once")
    func persons() throws {
        let world = World()
        let office = TestOffice(world)
        let folder = try office.join(world)
        let added = try PersonKeys.add(
            .of("li"), name: "李红", passphrase: "another one", in: folder,
            surroundings: office.surroundings)
        #expect(try folder.database.persons().map(\.id.text) == ["chen", "li"])
        let key = try folder.keys.open(person: .of("li"), passphrase: "another one").get()
        #expect(key.publicKey == added.publicKey)
        #expect(
            codes {
                _ = try PersonKeys.add(
                    .of("chen"), name: "x", passphrase: "another one", in: folder)
            } == ["person-already-here"])
    }

    @Test("A centre without an address is not asked")
    func noServer() throws {
        var world = World()
        world.publish()
        let office = TestOffice(world)
        let folder = try AgentFolder.create(office.path)
        let joining = Joining(
            invitation: world.invitation(server: nil), person: .of("chen"), name: "陈明")
        try joining.prepare(
            in: folder, passphrase: TestOffice.passphrase, surroundings: office.surroundings)
        let identity = try #require(try folder.database.identity())
        #expect(codes { _ = try identity.transport() } == ["server-missing"])
    }
}
