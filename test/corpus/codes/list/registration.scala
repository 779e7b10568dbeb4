package example.registration

import scala.concurrent.duration.*

object RegistrationErrors:
  // WhatsApp numbers: register, deregister, verify
  val pinErrors: Set[Int] = Set(⟦133005⟧, ⟦133008⟧, ⟦133009⟧)
  val waitErrors: Set[Int] = Set(⟦133004⟧, ⟦133006⟧, ⟦133015⟧, ⟦133016⟧, ⟦136024⟧)
  val backupErrors = List(⟦133001⟧, ⟦133002⟧, ⟦133003⟧)

  val pinLength = 6
  val attempts = 10
  val pause: FiniteDuration = 100.millis
  val window: FiniteDuration = 72.hours

  def kind(code: Int): String = code match
    case c if pinErrors(c)          => "pin"
    case c if waitErrors(c)         => "wait"
    case ⟦133000⟧ | ⟦133007⟧ | ⟦133010⟧   => "call support"
    case ⟦136025⟧                     => "wrong digits"
    case _                          => "other"

  def rows(n: Int): Seq[Range] = (0 until n by 100).map(i => i until (i + 100).min(n))

  val shelves = Vector(4, 10, 33, 190)
  val opening = Map("mon" -> 10, "tue" -> 10, "sat" -> 4)
